package org.zhanqiao.catalog.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryAct;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.ValueLooks;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// What waits for the bureau, and each of it beside the version in force.
@Controller
@Allowed(Role.BUREAU)
class ReviewPages {

    private final Pages pages;
    private final EntryDoor door;
    private final Entries entries;
    private final ValueLooks looks;
    private final Terms terms;
    private final DeadlineViews deadlines;

    ReviewPages(Pages pages, EntryDoor door, Entries entries, ValueLooks looks, Terms terms, DeadlineViews deadlines) {
        this.pages = pages;
        this.door = door;
        this.entries = entries;
        this.looks = looks;
        this.terms = terms;
        this.deadlines = deadlines;
    }

    @GetMapping(EntryAddress.REVIEWS)
    View queue(ListQuery query, Locale locale) {
        return pages.show("catalog/reviews", new ReviewsView(rows(query, locale)));
    }

    @GetMapping(EntryAddress.REVIEWS + ".csv")
    View export(ListQuery query, Locale locale) {
        return pages.table(
                "catalog.reviews",
                List.of(
                        "catalog.code",
                        "catalog.field.NAME",
                        "catalog.agency",
                        "catalog.state",
                        "catalog.reviews.since",
                        "catalog.reviews.due",
                        "catalog.reviews.provisional"),
                Paged.everything(query, page -> rows(page, locale))
                        .map(row -> List.of(
                                row.entry().code(),
                                row.entry().name(),
                                row.agency(),
                                new CellWord(
                                        "catalog.state." + row.entry().state().name()),
                                row.since(),
                                row.deadline().day().toString(),
                                row.deadline().provisional())));
    }

    /// Whoever waits longest comes first.
    private Paged<ReviewsView.Row> rows(ListQuery query, Locale locale) {
        var sorted = query.sort().isEmpty()
                ? new ListQuery(query.text(), "since", false, query.page(), query.size())
                : query;
        var found = entries.listEntries(EntryFilter.inReview(), sorted);
        var agencies = new HashMap<String, String>();
        return new Paged<>(
                found.rows().stream()
                        .map(entry -> row(entry, agencies.computeIfAbsent(entry.agency(), door::agencyName), locale))
                        .toList(),
                found.total(),
                query);
    }

    private ReviewsView.Row row(Entry entry, String agency, Locale locale) {
        return new ReviewsView.Row(
                entry,
                agency,
                entry.findReviewSince().orElseThrow(),
                deadlines.findReview(entry, locale).orElseThrow());
    }

    @GetMapping(EntryAddress.REVIEWS + EntryAddress.CODE)
    View review(
            @PathVariable String classCode,
            @PathVariable String serial,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.seen(classCode, serial, me);
        if (!entry.state().inReview()) {
            return pages.redirect(EntryAddress.entry(entry.code()));
        }
        var differences = entries.findVersion(entry.code(), entry.version())
                .map(before -> EntryDifference.between(before.metadata(), entry.metadata()))
                .orElse(List.of());
        var look = looks.find(entry.code());
        return pages.show(
                "catalog/review",
                new ReviewView(
                        entry,
                        door.agencyName(entry.agency()),
                        door.personName(submittedBy(entry)),
                        entry.findReviewSince().orElseThrow(),
                        deadlines.findReview(entry, locale).orElseThrow(),
                        differences,
                        entries.listFlaws(entry),
                        look,
                        look.map(found -> door.personName(found.by())).orElse(""),
                        terms.book()));
    }

    /// Not whoever changed it last: a level may have been raised since.
    private String submittedBy(Entry entry) {
        return entries.listActs(entry.code()).reversed().stream()
                .filter(act -> act.kind() == EntryAct.Kind.SUBMITTED || act.kind() == EntryAct.Kind.WITHDRAWAL_PROPOSED)
                .findFirst()
                .map(EntryAct::by)
                .orElseThrow();
    }
}
