package org.zhanqiao.demand.corrections;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.proceeding.ProceedingViews;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActPage;
import org.zhanqiao.proceeding.ActPages;
import org.zhanqiao.proceeding.AnswerBy;
import org.zhanqiao.proceeding.ClockView;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.Tone;
import org.zhanqiao.workday.StepWords;

/// Puts together what pages of a correction request show.
@Component
final class CorrectionViews {

    private final ProceedingViews proceedings;
    private final ActPages acts;
    private final CorrectionClock clock;
    private final StepWords stepWords;
    private final Corrections corrections;
    private final AuditTrail trail;
    private final Catalog catalog;
    private final Offerings offerings;
    private final Grants grants;

    CorrectionViews(
            ProceedingViews proceedings,
            ActPages acts,
            CorrectionClock clock,
            StepWords stepWords,
            Corrections corrections,
            AuditTrail trail,
            Catalog catalog,
            Offerings offerings,
            Grants grants) {
        this.proceedings = proceedings;
        this.acts = acts;
        this.clock = clock;
        this.stepWords = stepWords;
        this.corrections = corrections;
        this.trail = trail;
        this.catalog = catalog;
        this.offerings = offerings;
        this.grants = grants;
    }

    CorrectionView of(CorrectionFile file, Person me, @Nullable CorrectionAct done, LocalDate today, Locale locale) {
        var correction = file.correction();
        var reckoning = clock.reckon(file.history());
        return new CorrectionView(
                correction,
                new CorrectionView.Names(
                        proceedings.agency(correction.consumer()),
                        proceedings.agency(correction.provider()),
                        proceedings.service(correction.about().service()),
                        item(correction),
                        trail.getLog(correction.about().log()).origin()),
                isOfNobody(correction),
                corrections.findParticulars(file, me),
                ClockView.of(
                                "demand.correction.clock",
                                "demand.clock.stands",
                                reckoning,
                                correction.state() == CorrectionState.FILED,
                                stepWords.lines(reckoning, locale))
                        .metBy(file.findReport()),
                acts.lines(file.history(), CorrectionPages.KEY, CorrectionViews::tone, CorrectionViews::details),
                List.copyOf(file.possible(me)),
                done,
                today);
    }

    private boolean isOfNobody(Correction correction) {
        return catalog.findDataset(correction.dataset())
                .filter(dataset -> dataset.items().stream().allMatch(item -> item.subject() == DataItem.Subject.NONE))
                .isPresent();
    }

    private static Tone tone(CorrectionAct kind) {
        return switch (kind) {
            case FILE, WITHDRAW, REPLY -> Tone.NEUTRAL;
            case REPORT_CORRECTED, REPORT_RIGHT, REOPEN -> Tone.WAITING;
            case CONFIRM -> Tone.GOOD;
            case ESCALATE, SUPERVISE -> Tone.BAD;
        };
    }

    private static List<Words> details(Act<CorrectionState, CorrectionAct> act) {
        var rung = act.said("rung");
        var answerBy = act.said(AnswerBy.NAME);
        if (!answerBy.isEmpty()) {
            return List.of(Words.of("proceeding.answerBy.words", answerBy));
        }
        return rung.isEmpty() ? List.of() : List.of(Words.of("proceeding.rung." + rung));
    }

    /// What an act is about. Whom it concerns stands on the correction's own page, for those who may read it.
    List<ActPage.Fact> matter(Correction correction) {
        return List.of(
                ActPage.Fact.of(
                        "demand.correction.matter",
                        Words.of(
                                "demand.correction.words",
                                proceedings.agency(correction.consumer()),
                                proceedings.agency(correction.provider()),
                                proceedings.service(correction.about().service()),
                                item(correction))),
                ActPage.Fact.of(
                        "demand.correction.matter.state",
                        Words.of("demand.correction.state." + correction.state().name())));
    }

    NewCorrectionView.Call call(CallEntry call, Locale locale) {
        var dataset =
                offerings.findOffering(call.service()).map(Offering::dataset).orElse("");
        var subjects = subjects(dataset);
        var keys = keys(call).stream().filter(name -> !subjects.contains(name)).toList();
        return new NewCorrectionView.Call(
                proceedings.service(call.service()),
                proceedings.agency(call.provider()),
                call.received(),
                call.fields().stream()
                        .map(item -> new NewCorrectionView.Item(item, title(dataset, item, locale)))
                        .toList(),
                titles(dataset, subjects, locale),
                titles(dataset, keys, locale));
    }

    private List<String> subjects(String dataset) {
        return catalog.findDataset(dataset).stream()
                .flatMap(found -> found.items().stream())
                .filter(item -> item.subject() != DataItem.Subject.NONE)
                .map(DataItem::name)
                .toList();
    }

    /// Items by which the grant of a call looks records up; none when it is gone.
    private List<String> keys(CallEntry call) {
        return grants.findGrant(call.grant()).stream()
                .flatMap(grant -> grant.terms().lookupKeys().stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private List<String> titles(String dataset, List<String> names, Locale locale) {
        return names.stream().map(name -> title(dataset, name, locale)).toList();
    }

    /// What the reader calls the data item of a correction request.
    String item(Correction correction) {
        return title(correction.dataset(), correction.item(), LocaleContextHolder.getLocale());
    }

    /// The same for a list, each dataset looked up once.
    Function<Correction, String> items() {
        var locale = LocaleContextHolder.getLocale();
        var datasets = new HashMap<String, Optional<Dataset>>();
        return correction ->
                title(datasets.computeIfAbsent(correction.dataset(), catalog::findDataset), correction.item(), locale);
    }

    private String title(String dataset, String name, Locale locale) {
        return title(catalog.findDataset(dataset), name, locale);
    }

    private static String title(Optional<Dataset> dataset, String name, Locale locale) {
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        return dataset.flatMap(found -> found.findItem(name))
                .map(item -> chinese || item.titleEn().isEmpty() ? item.title() : item.titleEn())
                .orElse(name);
    }
}
