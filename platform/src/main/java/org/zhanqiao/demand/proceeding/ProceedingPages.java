package org.zhanqiao.demand.proceeding;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.proceeding.ProceedingFilter.Narrow;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.DeskWork;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.SignedIn;

/// What lists of all kinds of proceedings between two agencies do, as a page and as CSV.
@Component
public final class ProceedingPages {

    private final Pages pages;
    private final InstantSource clock;

    ProceedingPages(Pages pages, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /// What a list was narrowed to, as it stands in the address; anything unknown is no bound.
    ///
    /// @param state  name of a state
    /// @param narrow name of a [Narrow]
    public record Asked(@Nullable String state, @Nullable String narrow) {}

    /// One kind of proceedings.
    ///
    /// @param key     beginning of its words
    /// @param path    of its list
    /// @param narrows those that make sense
    /// @param begins  whether a data officer begins one from the list
    /// @param list    reads a page
    /// @param count   counts
    /// @param row     shows one
    public record Kind<P>(
            String key,
            String path,
            SidedState[] states,
            List<Narrow> narrows,
            boolean begins,
            BiFunction<ProceedingFilter, ListQuery, Paged<P>> list,
            ToLongFunction<ProceedingFilter> count,
            Function<P, ProceedingList.Row> row) {}

    public <P> View list(Kind<P> kind, ListQuery query, Asked asked, SignedInPerson me) {
        var filter = filter(kind, asked, me);
        return pages.show(
                "demand/proceedings",
                new ProceedingList(
                        kind.key(),
                        kind.path(),
                        kind.list().apply(filter, query).map(kind.row()),
                        filter.state().orElse(""),
                        Stream.of(kind.states()).map(SidedState::name).toList(),
                        filter.narrow(),
                        kind.narrows().stream()
                                .filter(narrow -> makesSense(narrow, kind, filter, me))
                                .map(narrow -> new ProceedingList.Count(
                                        narrow,
                                        kind.count()
                                                .applyAsLong(new ProceedingFilter(
                                                        filter.agency(), Optional.empty(), narrow))))
                                .toList(),
                        kind.begins() && me.has(Role.DATA_OFFICER),
                        today()));
    }

    /// What of a kind waits for somebody's side, and what is overdue where the kind has a clock.
    ///
    /// @param order of its place in the navigation
    public static Optional<DeskWork.Waiting> waiting(
            SignedIn reader,
            int order,
            String key,
            String path,
            boolean hasClock,
            ToLongFunction<ProceedingFilter> count) {
        if (!(reader instanceof SignedInPerson me)) {
            return Optional.empty();
        }
        var sight = Sight.of(me);
        if (!me.has(Role.BUREAU) && sight.agency().isEmpty()) {
            return Optional.empty();
        }
        var turn = pile(path, sight.bound(), Narrow.MINE, count);
        return hasClock
                ? DeskWork.Waiting.of(order, key, turn, pile(path, sight.bound(), Narrow.OVERDUE, count))
                : DeskWork.Waiting.of(order, key, turn);
    }

    private static DeskWork.Pile pile(
            String path, String agency, Narrow narrow, ToLongFunction<ProceedingFilter> count) {
        return new DeskWork.Pile(
                count.applyAsLong(new ProceedingFilter(agency, Optional.empty(), narrow)), path + "?narrow=" + narrow);
    }

    /// @param columns keys of the headings of further columns
    /// @param cells   what stands in them
    public <P> View export(
            Kind<P> kind,
            ListQuery query,
            Asked asked,
            SignedInPerson me,
            List<String> columns,
            Function<P, List<?>> cells) {
        var filter = filter(kind, asked, me);
        var names = new ArrayList<>(List.of(
                "demand.proceeding.id",
                "demand.state",
                "demand.consumer",
                "demand.provider",
                "demand.due",
                "demand.export.provisional",
                "demand.export.escalated",
                "demand.moved"));
        names.addAll(columns);
        return pages.table(
                kind.key() + ".list",
                names,
                Paged.everything(query, each -> kind.list().apply(filter, each)).map(one -> {
                    var row = kind.row().apply(one);
                    var all = new ArrayList<Object>(List.of(
                            row.id(),
                            new CellWord(kind.key() + ".state." + row.state()),
                            row.consumer(),
                            row.provider(),
                            Objects.toString(row.due(), ""),
                            row.provisional(),
                            row.rung() == null
                                    ? ""
                                    : new CellWord(
                                            "proceeding.rung." + row.rung().name()),
                            row.moved()));
                    all.addAll(cells.apply(one));
                    return all;
                }));
    }

    /// Whether a narrowing says something to the reader: agencies have their turn always, the bureau where it decides;
    /// what has climbed concerns those who see all.
    private static boolean makesSense(Narrow narrow, Kind<?> kind, ProceedingFilter filter, SignedInPerson me) {
        return switch (narrow) {
            case MINE ->
                !filter.agency().isEmpty()
                        || (me.has(Role.BUREAU)
                                && Stream.of(kind.states())
                                        .anyMatch(state -> state.awaits().contains(Party.BUREAU)));
            case CLIMBED -> filter.agency().isEmpty();
            case ANY, OPEN, OVERDUE -> true;
        };
    }

    private static ProceedingFilter filter(Kind<?> kind, Asked asked, SignedInPerson me) {
        return new ProceedingFilter(
                Sight.of(me).bound(),
                Stream.of(kind.states())
                        .map(SidedState::name)
                        .filter(name -> name.equals(asked.state()))
                        .findFirst(),
                kind.narrows().stream()
                        .filter(narrow -> narrow.name().equals(asked.narrow()))
                        .findFirst()
                        .orElse(Narrow.ANY));
    }

    public LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }
}
