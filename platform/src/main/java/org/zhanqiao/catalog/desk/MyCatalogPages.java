package org.zhanqiao.catalog.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Completeness;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryField;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.catalog.EntryText;
import org.zhanqiao.catalog.EntryWays;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The catalog of one's own agency: its entries, how complete each is, and what each still lacks.
@Controller
@Allowed(Role.DATA_OFFICER)
class MyCatalogPages {

    static final Set<EntryState> STATES = EnumSet.complementOf(EnumSet.of(EntryState.DISCARDED));

    private final Pages pages;
    private final EntryDoor door;
    private final Entries entries;
    private final Terms terms;
    private final ObjectProvider<EntryWays> ways;

    MyCatalogPages(Pages pages, EntryDoor door, Entries entries, Terms terms, ObjectProvider<EntryWays> ways) {
        this.pages = pages;
        this.door = door;
        this.entries = entries;
        this.terms = terms;
        this.ways = ways;
    }

    @GetMapping(EntryAddress.MINE)
    View list(
            ListQuery query,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String share,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        var agency = door.agency(me).code();
        var finders = ways.orderedStream().map(each -> each.of(me)).toList();
        return pages.show(
                "catalog/my-catalog",
                new MyCatalogView(
                        rows(agency, filter(agency, state, share), query, finders), state, share, terms.book(), done));
    }

    @GetMapping(EntryAddress.MINE + ".csv")
    View export(
            ListQuery query,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String share,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var agency = door.agency(me).code();
        var filter = filter(agency, state, share);
        var book = terms.book();
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        return pages.table(
                "catalog.mine",
                List.of(
                        "catalog.code",
                        "catalog.field.NAME",
                        "catalog.state",
                        "catalog.version",
                        "catalog.field.SHARE_TYPE",
                        "catalog.field.LEVEL",
                        "catalog.field.UPDATE_CYCLE",
                        "catalog.items",
                        "catalog.export.completeness",
                        "catalog.changed"),
                Paged.everything(query, each -> rows(agency, filter, each, List.of()))
                        .map(row -> cells(row, book, chinese)));
    }

    private static List<?> cells(MyCatalogView.Row row, TermBook book, boolean chinese) {
        var entry = row.entry();
        var facts = EntryField.of(entry.metadata());
        return List.of(
                entry.code(),
                entry.name(),
                new CellWord("catalog.state." + entry.state().name()),
                Integer.toString(entry.version()),
                book.title(
                        org.zhanqiao.catalog.Vocabulary.SHARE_TYPE, first(facts.get(EntryField.SHARE_TYPE)), chinese),
                first(facts.get(EntryField.LEVEL)),
                book.title(
                        org.zhanqiao.catalog.Vocabulary.UPDATE_CYCLE,
                        entry.metadata().supply().cycle(),
                        chinese),
                Integer.toString(entry.items().size()),
                Integer.toString(row.completeness().percent()),
                entry.changedAt());
    }

    private static String first(@org.jspecify.annotations.Nullable List<String> values) {
        return values == null ? "" : values.getFirst();
    }

    /// What is incomplete, with the remedy for each gap.
    @GetMapping(EntryAddress.MINE + "/gaps")
    View gaps(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        var agency = door.agency(me).code();
        var filter = new EntryFilter(Optional.of(agency), STATES, Optional.empty(), true);
        return pages.show("catalog/gaps", new GapsView(rows(agency, filter, query, List.of())));
    }

    /// The entries of a page with their gaps, for which the database is asked once.
    private Paged<MyCatalogView.Row> rows(
            String agency, EntryFilter filter, ListQuery query, List<EntryWays.Finder> finders) {
        var found = entries.listEntries(filter, query);
        var flaws = entries.listFlaws(
                        agency,
                        found.rows().stream()
                                .map(entry -> new EntryText(entry.code(), entry.metadata()))
                                .toList())
                .iterator();
        return found.map(entry -> new MyCatalogView.Row(entry, new Completeness(flaws.next()), ways(entry, finders)));
    }

    /// Only those that lead somewhere.
    private static List<EntryWays.Way> ways(Entry entry, List<EntryWays.Finder> finders) {
        var share = entry.metadata().sharing().shareType().orElse(null);
        return entry.state().inForce()
                ? finders.stream()
                        .flatMap(each -> each.listWays(entry.code(), entry.agency(), share).stream())
                        .filter(way -> !way.address().isEmpty())
                        .toList()
                : List.of();
    }

    private static EntryFilter filter(String agency, String state, String share) {
        var wanted = EntryFormReader.constant(EntryState.class, state);
        return new EntryFilter(
                Optional.of(agency),
                wanted == null ? Set.of() : Set.of(wanted),
                Optional.ofNullable(EntryFormReader.constant(ShareType.class, share)),
                false);
    }
}
