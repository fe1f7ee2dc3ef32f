package org.zhanqiao.demand.requests;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.LawText;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.Page;

/// Everything that a request lacks, at once: what art. 20 demands, and what the service, its dataset and the levels do
/// not allow, so that what was approved can also be put into force.
@Component
class AskCheck {

    /// Longest text, in characters.
    static final int LONGEST = 2_000;

    private static final String NO_AGREEMENT = "0".repeat(64);
    private static final int LONGEST_YEARS = 10;

    /// The inputs in the order in which the form has them; an item's own come where the items do.
    private static final List<String> FORM = List.of(
            "service",
            "caller",
            "matter",
            "sparedPaper",
            "purpose",
            "legalBasis",
            "scene",
            "scope",
            "shareMode",
            "modes",
            "items",
            "filter",
            "until",
            "callsPerDay",
            "callsPerSecond");

    private final Offerings offerings;
    private final Catalog catalog;
    private final ShareTypes shareTypes;
    private final RequestedEntries requested;
    private final InstantSource clock;

    AskCheck(
            Offerings offerings,
            Catalog catalog,
            ShareTypes shareTypes,
            RequestedEntries requested,
            InstantSource clock) {
        this.offerings = offerings;
        this.catalog = catalog;
        this.shareTypes = shareTypes;
        this.requested = requested;
        this.clock = clock;
    }

    /// In the order of the form.
    List<AskFlaw> listFlaws(Ask ask) {
        var flaws = new ArrayList<AskFlaw>();
        var dataset =
                offerings.findOffering(ask.service()).map(Offering::dataset).flatMap(catalog::findDataset);
        withheld(flaws, dataset);
        dataset.flatMap(found -> requested.findWithdrawn(found.code())).ifPresent(flaws::add);
        state(flaws, "sparedPaper", ask.sparedPaper(), GrantDraft.LONGEST_TITLE);
        state(flaws, "scene", ask.scene(), LONGEST);
        state(flaws, "scope", ask.scope(), LONGEST);
        if (!ask.legalBasis().isBlank() && !LawText.namesArticle(ask.legalBasis(), Integer.MAX_VALUE)) {
            flaws.add(AskFlaw.of("legalBasis", "demand.ask.legalBasis"));
        }
        dataset.ifPresent(found -> needs(flaws, ask, found));
        if (ask.shareMode().lists() && !ask.terms().modes().contains(Mode.LIST)) {
            flaws.add(AskFlaw.of("shareMode", "demand.ask.shareMode"));
        }
        var now = clock.instant();
        // While there is no last day that counts, the rest is checked as for one day.
        var end = term(flaws, ask.until()) ? ask.end() : now.plus(Duration.ofDays(1));
        offerings.listFlaws(ask.toGrantDraft(now, end, NO_AGREEMENT)).stream()
                .map(flaw -> new AskFlaw(field(flaw), key(flaw), flaw.item(), flaw.details()))
                .forEach(flaws::add);
        flaws.sort(Comparator.comparingInt(AskCheck::place));
        return List.copyOf(flaws);
    }

    private static int place(AskFlaw flaw) {
        return FORM.indexOf(flaw.item().isEmpty() || FORM.contains(flaw.field()) ? flaw.field() : "items");
    }

    private void withheld(List<AskFlaw> flaws, Optional<Dataset> dataset) {
        if (dataset.map(found -> shareTypes.of(found.code()))
                .filter(type -> type == ShareType.WITHHELD)
                .isPresent()) {
            flaws.add(AskFlaw.of("service", "demand.ask.withheld"));
        }
    }

    private static void state(List<AskFlaw> flaws, String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            flaws.add(AskFlaw.of(field, "demand.ask." + field, longest));
        }
    }

    /// A field of level 3 that is returned as it is has to say why it is needed, and why no mask will do.
    private static void needs(List<AskFlaw> flaws, Ask ask, Dataset dataset) {
        ask.needs().forEach((item, why) -> {
            if (why.length() > LONGEST) {
                flaws.add(new AskFlaw("need-" + item, "demand.ask.need.long", item, List.of(LONGEST)));
            }
        });
        for (var field : ask.terms().fields()) {
            if (asksForNeed(dataset, field)
                    && ask.needs().getOrDefault(field.item(), "").isBlank()) {
                flaws.add(new AskFlaw("need-" + field.item(), "demand.ask.need", field.item(), List.of()));
            }
        }
    }

    static boolean asksForNeed(Dataset dataset, GrantTerms.Field field) {
        return field.mask() instanceof Mask.None
                && dataset.findItem(field.item())
                        .filter(item -> item.level().compareTo(Level.L3) >= 0)
                        .isPresent();
    }

    private boolean term(List<AskFlaw> flaws, @Nullable LocalDate until) {
        var today = clock.instant().atZone(Page.ZONE).toLocalDate();
        if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(LONGEST_YEARS))) {
            flaws.add(AskFlaw.of("until", "demand.ask.until", LONGEST_YEARS));
            return false;
        }
        return true;
    }

    /// A request chooses items, and the modes follow from them.
    private static String key(GrantFlaw flaw) {
        return flaw.rule() == GrantRule.MODE_CHOSEN ? "demand.ask.items" : flaw.messageKey();
    }

    /// The id of the input that a flaw of the grant belongs to.
    private static String field(GrantFlaw flaw) {
        return switch (flaw.rule()) {
            case CALLER_KNOWN -> "caller";
            case SERVICE_KNOWN -> "service";
            case PURPOSE_STATED -> "purpose";
            case MATTER_STATED -> "matter";
            case LEGAL_BASIS_STATED -> "legalBasis";
            case MODE_KNOWN, MODE_LISTABLE -> "modes";
            case KEY_NEEDED, KEY_ITEM_KNOWN, KEY_ITEM_ONCE, KEY_OF_SOURCE, KEY_UNMASKED -> "items";
            case MODE_CHOSEN,
                    FIELD_NEEDED,
                    FIELD_ONCE,
                    FIELD_KNOWN,
                    FIELD_RETURNABLE,
                    VERIFIABLE_NEEDED,
                    VERIFIABLE_KNOWN -> "items";
            case MASK_KNOWN, MASK_FITS, MASK_STRONG_ENOUGH -> flaw.item().isEmpty() ? "items" : "use-" + flaw.item();
            case FILTER_KNOWN, FILTER_COUNT, FILTER_VALUE, TERMS_READABLE -> "filter";
            case RATE_POSITIVE -> "callsPerSecond";
            case QUOTA_POSITIVE -> "callsPerDay";
            case TERM_READABLE, TERM_ORDER -> "until";
            case LAST_GOOD_SPAN, AGREEMENT_HASH, CASE_REQUIRED_READABLE, MEMBER_KNOWN -> "service";
            case REASON_STATED -> "because";
        };
    }
}
