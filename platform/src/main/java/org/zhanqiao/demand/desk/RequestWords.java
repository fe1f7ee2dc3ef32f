package org.zhanqiao.demand.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.measures.Handling;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.AskPart;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Spoken;
import org.zhanqiao.web.Tone;

/// Requests in the reader's words; templates ask it.
public final class RequestWords {

    /// Stands for the state of a request in force whose grant is suspended.
    static final String SUSPENDED = "SUSPENDED";

    private RequestWords() {}

    /// Where a request stands, in words.
    ///
    /// @param suspended whether its grant is suspended
    public static String state(Page page, RequestState state, boolean suspended) {
        return page.text("demand.state." + (suspended && state == RequestState.IN_FORCE ? SUSPENDED : state.name()));
    }

    public static Tone tone(RequestState state, boolean suspended) {
        return suspended && state == RequestState.IN_FORCE ? Tone.BAD : tone(state);
    }

    public static Tone tone(RequestState state) {
        return switch (state) {
            case DRAFT, WITHDRAWN, DISPOSED, EXPIRED, ENDED, SUPERSEDED -> Tone.NEUTRAL;
            case REDUCED -> Tone.WAITING;
            case AWAITING_SIGN_OFF, SUBMITTED, INCOMPLETE, COMPLETION_PROPOSED -> Tone.WAITING;
            case APPROVAL_PROPOSED, REFUSAL_PROPOSED -> Tone.WAITING;
            case APPROVED, CONSUMER_SIGNED, PROVIDER_SIGNED -> Tone.WAITING;
            case IN_FORCE -> Tone.GOOD;
            case REFUSED -> Tone.BAD;
        };
    }

    /// The working days an answer took.
    public static String days(@Nullable Handling handling) {
        return handling == null ? "–" : Objects.toString(handling.answerDays(), "–");
    }

    public static String title(Page page, DataItem item) {
        return page.isChinese() || item.titleEn().isEmpty() ? item.title() : item.titleEn();
    }

    /// An item the dataset does not have any more goes by its name.
    public static String title(Page page, Dataset dataset, String name) {
        return dataset.findItem(name).map(item -> title(page, item)).orElse(name);
    }

    /// Items one after the other.
    static String titles(Page page, Dataset dataset, List<String> items) {
        return items.stream()
                .map(item -> title(page, dataset, item))
                .collect(Collectors.joining(page.isChinese() ? "、" : ", "));
    }

    /// What has to be disposed of.
    ///
    /// @param dropped the items that a successor dropped; empty for all that was got
    static String disposal(Page page, Dataset dataset, List<String> dropped) {
        return dropped.isEmpty()
                ? page.text("demand.disposal.all")
                : page.text("demand.disposal.dropped", titles(page, dataset, dropped));
    }

    /// A part of what is asked for, in words.
    public static String part(Page page, Dataset dataset, AskPart part, Ask ask) {
        return switch (part) {
            case CALLER -> ask.caller();
            case SERVICE -> ask.service();
            case ITEMS -> items(page, dataset, ask.terms());
            case PURPOSE -> ask.purpose();
            case MATTER -> ask.matter();
            case LEGAL_BASIS -> ask.legalBasis();
            case SCENE -> ask.scene();
            case SCOPE -> ask.scope();
            case SHARE_MODE -> page.text("demand.shareMode." + ask.shareMode().name());
            case CASE -> page.text(ask.caseRequired() ? "demand.ask.part.case.yes" : "demand.ask.part.case.no");
            case UNTIL -> ask.until() == null ? "" : page.date(ask.until());
            case VOLUME ->
                page.text("demand.volume.words", page.number(ask.callsPerDay()), page.number(ask.callsPerSecond()));
        };
    }

    /// Parts of what is asked for as somebody wrote them, each under its name, and what only explains them.
    static Spoken written(Dataset dataset, List<AskPart> parts, Ask ask) {
        return page -> {
            var lines = new ArrayList<String>();
            parts.forEach(part -> line(lines, page, part.messageKey(), part(page, dataset, part, ask)));
            if (parts.contains(AskPart.MATTER)) {
                line(lines, page, "demand.sparedPaper", ask.sparedPaper());
            }
            if (parts.contains(AskPart.ITEMS)) {
                ask.needs().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(need -> line(
                                lines,
                                page,
                                "demand.need",
                                page.text(
                                        "demand.ask.part.item", title(page, dataset, need.getKey()), need.getValue())));
            }
            return String.join("\n", lines);
        };
    }

    private static void line(List<String> lines, Page page, String key, String text) {
        if (!text.isBlank()) {
            lines.add(page.text("demand.written", page.text(key), text));
        }
    }

    /// Every item with how it comes, by which it is looked up, and which rows there are.
    private static String items(Page page, Dataset dataset, GrantTerms terms) {
        var lines = new ArrayList<String>();
        terms.fields()
                .forEach(field -> lines.add(page.text(
                        "demand.ask.part.item", title(page, dataset, field.item()), mask(page, field.mask()))));
        terms.verifiable()
                .forEach(item -> lines.add(
                        page.text("demand.ask.part.item", title(page, dataset, item), page.text("demand.use.verify"))));
        terms.lookupKeys()
                .forEach(key -> lines.add(page.text(
                        "demand.ask.part.key",
                        key.stream().map(item -> title(page, dataset, item)).collect(Collectors.joining(" + ")))));
        terms.filter()
                .forEach(condition -> lines.add(page.text(
                        "demand.ask.part.filter",
                        title(page, dataset, condition.item()),
                        page.text("demand.comparison." + condition.comparison().name()),
                        String.join(page.isChinese() ? "、" : ", ", condition.values()))));
        return String.join("\n", lines);
    }

    /// What a caller sees of a value under its mask.
    public static String mask(Page page, Mask mask) {
        return switch (mask) {
            case Mask.None() -> page.text("demand.use.none");
            case Mask.KeepEnds(int head, int tail) when tail == 0 -> page.text("demand.use.keepHead", head);
            case Mask.KeepEnds(int head, int tail) when head == 0 -> page.text("demand.use.keepTail", tail);
            case Mask.KeepEnds(int head, int tail) -> page.text("demand.use.keep", head, tail);
            case Mask.Hide() -> page.text("demand.use.hide");
            case Mask.Pseudonym() -> page.text("demand.use.pseudonym");
            case Mask.Year() -> page.text("demand.use.year");
            case Mask.District() -> page.text("demand.use.district");
            case Mask.Band(long width) -> page.text("demand.use.band", page.number(width));
            case Mask.Sm4() -> page.text("demand.use.sm4");
        };
    }
}
