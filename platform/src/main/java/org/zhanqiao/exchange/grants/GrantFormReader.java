package org.zhanqiao.exchange.grants;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.ConditionInputs;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.Page;

/// Reads a draft out of the form. What cannot be read is a flaw of the rule that it would have to keep.
final class GrantFormReader {

    private final GrantForm form;
    private final Dataset dataset;
    private final Instant now;
    private final List<GrantFlaw> flaws = new ArrayList<>();

    private GrantFormReader(GrantForm form, Dataset dataset, Instant now) {
        this.form = form;
        this.dataset = dataset;
        this.now = now;
    }

    /// @param flaws what could not be read; there a harmless value stands in the draft
    record Reading(GrantDraft draft, List<GrantFlaw> flaws) {}

    /// @param dataset of the form's service, whose items the form lists
    static Reading read(GrantForm form, Dataset dataset, Instant now) {
        var reader = new GrantFormReader(form, dataset, now);
        var draft = reader.draft();
        return new Reading(draft, List.copyOf(reader.flaws));
    }

    private GrantDraft draft() {
        var from = from();
        var until = until(from);
        return new GrantDraft(
                form.text("caller"),
                form.text("service"),
                form.text("purpose").strip(),
                form.text("matter").strip(),
                form.text("legalBasis").strip(),
                terms(),
                form.has("case", "yes"),
                (int) number("perSecond", Integer.MAX_VALUE),
                number("perDay", Long.MAX_VALUE),
                Duration.ofSeconds(number("lastGood", GrantDraft.LONGEST_LAST_GOOD.toSeconds())),
                from,
                until,
                form.text("agreement").strip().toLowerCase(Locale.ROOT));
    }

    private GrantTerms terms() {
        return new GrantTerms(
                modes(),
                keys(),
                fields(),
                chosen("verify"),
                new HashSet<>(chosen("maskedLookup")),
                ConditionInputs.read(form::text, GrantForm.CONDITIONS, flaws));
    }

    private Set<Mode> modes() {
        return Stream.of(Mode.values())
                .filter(mode -> form.has("mode", mode.text()))
                .collect(Collectors.toSet());
    }

    /// The items ticked in a column of the table, in the dataset's order.
    private List<String> chosen(String name) {
        return dataset.items().stream()
                .map(item -> item.name())
                .filter(item -> form.has(name, item))
                .toList();
    }

    /// Single keys from the table, combined ones a line each, items joined by `+`.
    private List<List<String>> keys() {
        var keys = new ArrayList<List<String>>();
        chosen("key").forEach(item -> keys.add(List.of(item)));
        form.text("keys")
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> keys.add(
                        Arrays.stream(line.split("[+＋]", -1)).map(String::strip).toList()));
        return keys;
    }

    private List<GrantTerms.Field> fields() {
        var fields = new ArrayList<GrantTerms.Field>();
        for (var item : dataset.items()) {
            var chosen = form.text("mask-" + item.name());
            if (chosen.isEmpty()) {
                continue;
            }
            MaskChoice.find(chosen)
                    .flatMap(choice -> choice.mask(form.text("size-" + item.name())))
                    .ifPresentOrElse(mask -> fields.add(new GrantTerms.Field(item.name(), mask)), () -> {
                        flaws.add(GrantFlaw.of(GrantRule.MASK_KNOWN, item.name()));
                        fields.add(new GrantTerms.Field(item.name(), new Mask.Hide()));
                    });
        }
        return fields;
    }

    /// Nothing typed means at once.
    private Instant from() {
        var text = form.text("from");
        try {
            return text.isEmpty()
                    ? now
                    : LocalDateTime.parse(text).atZone(Page.ZONE).toInstant();
        } catch (DateTimeException e) {
            flaws.add(GrantFlaw.of(GrantRule.TERM_READABLE, "from"));
            return now;
        }
    }

    /// The last day counts whole.
    private Instant until(Instant from) {
        try {
            var until = LocalDate.parse(form.text("until"))
                    .plusDays(1)
                    .atStartOfDay(Page.ZONE)
                    .toInstant();
            if (!until.isAfter(now) || until.isAfter(now.plus(Duration.ofDays(36_600)))) {
                flaws.add(GrantFlaw.of(GrantRule.TERM_READABLE, "until"));
                return from.plusSeconds(1);
            }
            return until;
        } catch (DateTimeException e) {
            flaws.add(GrantFlaw.of(GrantRule.TERM_READABLE, "until"));
            return from.plusSeconds(1);
        }
    }

    /// A whole number; -1 for anything else, which the rules refuse.
    private long number(String name, long most) {
        var text = form.text(name).strip().replace(",", "");
        if (!text.matches("[0-9]{1,18}")) {
            return -1;
        }
        long number = Long.parseLong(text);
        return number > most ? -1 : number;
    }
}
