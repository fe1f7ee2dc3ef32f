package org.zhanqiao.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.tabular.DryRunLine;
import org.zhanqiao.tabular.LineFault;
import org.zhanqiao.tabular.LineOutcome;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.Clock;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.WorkingDays;

/// Holds the rows of a file against the ledger: which are there already, and which can be filed. A row means the case
/// whose id it names, else the one that had its number in the same list, else one that says the same in the same words.
@Component
class CaseMatching {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final CaseTable table;
    private final CaseSources sources;
    private final CaseListing listing;
    private final CaseCheck check;
    private final WorkingDays workingDays;
    private final InstantSource clock;

    CaseMatching(
            CaseTable table,
            CaseSources sources,
            CaseListing listing,
            CaseCheck check,
            WorkingDays workingDays,
            InstantSource clock) {
        this.table = table;
        this.sources = sources;
        this.listing = listing;
        this.check = check;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /// Whose list a person brings: their agency’s, or that of whoever a row says reported it.
    static CaseSources.InList number(ListedCase said, Person me) {
        return new CaseSources.InList(
                isBureau(me) ? said.value(CaseColumn.REPORTER) : me.agency().orElse("-"),
                said.value(CaseColumn.NUMBER));
    }

    static boolean isBureau(Person me) {
        return me.roles().has(Role.BUREAU);
    }

    List<DryRunLine<ListedCase>> match(List<CaseReading.Read> rows, Person me) {
        var reader = isBureau(me) ? "" : me.agency().orElse("-");
        var numbers = sources.find(collect(rows, row -> row.value(CaseColumn.NUMBER)));
        var same = table.findSame(collect(rows, CaseMatching::same));
        Function<ListedCase, String> meant = row -> !row.id().isEmpty()
                ? row.id()
                : !row.value(CaseColumn.NUMBER).isEmpty()
                        ? numbers.getOrDefault(number(row, me), "")
                        : same.getOrDefault(same(row), "");
        var visible = table.find(collect(rows, meant), reader);
        var known = listing.of(visible.values()).stream().collect(Collectors.toMap(ListedCase::id, each -> each));
        var earlier = new HashMap<String, Long>();
        var lines = new ArrayList<DryRunLine<ListedCase>>();
        for (var row : rows) {
            var said = row.said();
            var faults = new ArrayList<>(row.faults());
            var key = key(said, me);
            var twice = key.isEmpty() ? null : earlier.putIfAbsent(key, row.line());
            if (twice != null) {
                faults.add(LineFault.of(row.line(), "", "ledger.import.fault.twice", twice));
            }
            var found = Optional.ofNullable(known.get(meant.apply(said)));
            if (!said.id().isEmpty() && found.isEmpty()) {
                faults.add(fault(row, CaseColumn.ID, "ledger.import.fault.ID", said.id()));
            }
            lines.add(found.isPresent() ? there(row, found.get(), faults) : fresh(row, faults, me));
        }
        return lines;
    }

    private static Collection<String> collect(List<CaseReading.Read> rows, Function<ListedCase, String> of) {
        return rows.stream()
                .map(CaseReading.Read::said)
                .map(of)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String same(ListedCase said) {
        return CaseTable.same(said.value(CaseColumn.KIND), said.value(CaseColumn.TITLE), said.value(CaseColumn.WHAT));
    }

    /// What no two rows of a file have in common; empty for rows that do not say what they are about.
    private static String key(ListedCase said, Person me) {
        if (said.id().isEmpty()
                && said.value(CaseColumn.NUMBER).isEmpty()
                && said.value(CaseColumn.TITLE).isEmpty()) {
            return "";
        }
        return !said.id().isEmpty()
                ? said.id()
                : !said.value(CaseColumn.NUMBER).isEmpty() ? number(said, me).toString() : same(said);
    }

    private static LineFault fault(CaseReading.Read row, CaseColumn column, String key, Object... arguments) {
        return LineFault.of(row.line(), column.heading(), key, arguments);
    }

    private static DryRunLine<ListedCase> line(
            CaseReading.Read row, LineOutcome outcome, ListedCase body, List<LineFault> faults) {
        return new DryRunLine<>(row.line(), row.line(), outcome, body, 0, faults);
    }

    /// It is there. Nothing of it is changed by a file: who decides on it does so on its page, with evidence.
    private static DryRunLine<ListedCase> there(CaseReading.Read row, ListedCase known, List<LineFault> faults) {
        var body = row.said().with(known.id(), known.due());
        if (!faults.isEmpty()) {
            return line(row, LineOutcome.WRONG, body, faults);
        }
        var differs = CaseListing.listDifferences(row.said(), known);
        if (differs.isEmpty()) {
            return line(row, LineOutcome.UNCHANGED, body, List.of());
        }
        return line(
                row,
                LineOutcome.KEPT,
                body,
                List.of(LineFault.of(
                        row.line(),
                        "",
                        "ledger.import.kept",
                        differs.stream().map(CaseColumn::heading).collect(Collectors.joining("、")))));
    }

    private DryRunLine<ListedCase> fresh(CaseReading.Read row, List<LineFault> faults, Person me) {
        var today = clock.instant().atZone(Page.ZONE).toLocalDate();
        var said = row.said().with("", row.said().due());
        if (said.value(CaseColumn.REPORTED).isEmpty()) {
            said = said.with(CaseColumn.REPORTED, today.toString());
        }
        if (said.reported().isAfter(today) || said.reported().isBefore(EARLIEST)) {
            faults.add(fault(row, CaseColumn.REPORTED, "ledger.import.fault.REPORTED"));
        }
        for (var column : said.values().keySet()) {
            if (column.isBureaus() && !isBureau(me) && !isOwn(said, column, me)) {
                faults.add(fault(row, column, "ledger.import.fault.bureaus"));
            }
        }
        if (said.value(CaseColumn.KIND).isEmpty()) {
            if (faults.stream().noneMatch(each -> each.column().equals(CaseColumn.KIND.heading()))) {
                faults.add(fault(row, CaseColumn.KIND, "ledger.import.fault.kindMissing"));
            }
            return line(row, LineOutcome.WRONG, said, faults);
        }
        draft(said, me).listFlaws().forEach(flaw -> addUnlessKnown(faults, row, flaw));
        var person = said.value(CaseColumn.PERSON);
        if (!person.isEmpty() && !check.mayOwn(said.value(CaseColumn.AGENCY), person)) {
            faults.add(fault(row, CaseColumn.PERSON, "ledger.person.unknown"));
        }
        if (faults.isEmpty()) {
            said = limited(row, said, faults);
        }
        return line(row, faults.isEmpty() ? LineOutcome.NEW : LineOutcome.WRONG, said, faults);
    }

    /// An agency says of itself that it reported a case.
    private static boolean isOwn(ListedCase said, CaseColumn column, Person me) {
        return column == CaseColumn.REPORTER && said.value(column).equals(me.agencyCode());
    }

    private static void addUnlessKnown(List<LineFault> faults, CaseReading.Read row, InputError flaw) {
        var column = flaw.field().equals("title") ? CaseColumn.TITLE : CaseColumn.WHAT;
        if (faults.stream().noneMatch(each -> each.column().equals(column.heading()))) {
            faults.add(fault(row, column, flaw.messageKey(), flaw.arguments().toArray()));
        }
    }

    /// With its last day, or with the limit that a last day means.
    private ListedCase limited(CaseReading.Read row, ListedCase said, List<LineFault> faults) {
        var wanted = said.value(CaseColumn.DUE);
        if (wanted.isEmpty()) {
            return said.with("", due(said, said.days()));
        }
        var day = LocalDate.parse(wanted);
        if (!said.value(CaseColumn.DAYS).isEmpty()) {
            var due = due(said, said.days());
            if (!day.equals(due)) {
                faults.add(fault(row, CaseColumn.DUE, "ledger.import.fault.dueDiffers", said.days(), due));
            }
            return said.with("", due);
        }
        int days = workingDays.between(said.reported(), day);
        // Where the day of receipt counts, one more.
        for (int each = Math.max(days, 1); each <= Math.min(days + 1, CaseCheck.LONGEST_LIMIT); each++) {
            if (day.equals(due(said, each))) {
                return said.with(CaseColumn.DAYS, Integer.toString(each)).with("", day);
            }
        }
        faults.add(fault(row, CaseColumn.DUE, "ledger.import.fault.DUE", CaseCheck.LONGEST_LIMIT));
        return said;
    }

    private LocalDate due(ListedCase said, int days) {
        var reckoning = workingDays.reckon(new Clock(said.kind().limit(days), since(said), List.of(), List.of()));
        return switch (reckoning) {
            case Reckoning.Due due -> due.day();
            case Reckoning.Standing _ -> throw new IllegalStateException("nothing stops this clock");
        };
    }

    private static Instant since(ListedCase said) {
        return said.reported().atStartOfDay(Page.ZONE).toInstant();
    }

    /// The case that a row files.
    static NewCase draft(ListedCase said, Person me) {
        var reporter = isBureau(me) ? said.value(CaseColumn.REPORTER) : Objects.requireNonNullElse(me.agencyCode(), "");
        return new NewCase(
                said.kind(),
                new Case.About(
                        said.value(CaseColumn.TITLE), said.value(CaseColumn.WHAT), "", said.value(CaseColumn.PATH)),
                "",
                reporter.isEmpty() ? Reporter.Kind.BUREAU : Reporter.Kind.AGENCY,
                reporter,
                since(said));
    }
}
