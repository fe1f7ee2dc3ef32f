package org.zhanqiao.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.tabular.CellDay;
import org.zhanqiao.tabular.CellFlaw;
import org.zhanqiao.tabular.LineFault;
import org.zhanqiao.tabular.NamedColumn;
import org.zhanqiao.tabular.TableCell;
import org.zhanqiao.tabular.TableRow;
import org.zhanqiao.web.InputError;

/// Reads the rows of a file of cases, one a row. What stands in them is understood here; whether it can be filed is
/// judged with the ledger at hand.
final class CaseReading {

    static final int MOST_ROWS = 10_000;

    /// Headings are looked for in so many rows.
    private static final int HEADING_WITHIN = 10;

    private static final int LONGEST_NUMBER = 60;

    /// A row as it was understood.
    record Read(long line, ListedCase said, List<LineFault> faults) {}

    private final CaseNaming naming;
    private final List<Read> rows = new ArrayList<>();
    private @Nullable Map<CaseColumn, Integer> places;
    private int before;

    CaseReading(CaseNaming naming) {
        this.naming = naming;
    }

    /// @return whether to go on
    /// @throws UnfitAct when it is no list of cases, or too long
    boolean visit(TableRow row) {
        if (places == null) {
            var found = NamedColumn.places(CaseColumn.class, row);
            if (lacking(found).isEmpty()) {
                places = found;
            } else if (++before >= HEADING_WITHIN) {
                refuse("ledger.import.noColumn", String.join("、", lacking(found)));
            }
            return true;
        }
        if (rows.size() >= MOST_ROWS) {
            refuse("ledger.import.tooLong", MOST_ROWS);
        }
        rows.add(new Row(row, places).read());
        return true;
    }

    private static List<String> lacking(Map<CaseColumn, Integer> found) {
        return Stream.of(CaseColumn.values())
                .filter(column -> column.isRequired() && !found.containsKey(column))
                .map(CaseColumn::heading)
                .toList();
    }

    private static void refuse(String key, Object... arguments) {
        UnfitAct.unlessEmpty(List.of(InputError.of("file", key, arguments)));
    }

    /// The rows, in their order.
    ///
    /// @throws UnfitAct when there was no row of headings, or none below it
    List<Read> finish() {
        if (places == null) {
            refuse("ledger.import.noColumn", String.join("、", lacking(Map.of())));
        }
        if (rows.isEmpty()) {
            refuse("ledger.import.empty");
        }
        return List.copyOf(rows);
    }

    /// One row on its way.
    private final class Row {

        private final TableRow row;
        private final Map<CaseColumn, String> values = new EnumMap<>(CaseColumn.class);
        private final List<LineFault> faults = new ArrayList<>();
        private final Map<CaseColumn, TableCell> cells = new HashMap<>();

        Row(TableRow row, Map<CaseColumn, Integer> at) {
            this.row = row;
            at.forEach((column, place) -> {
                var cell = row.cell(place);
                var flaw = column.isRead() ? CellFlaw.find(cell) : Optional.<CellFlaw>empty();
                if (flaw.isPresent()) {
                    fault(column, "tabular.flaw." + flaw.get(), CellFlaw.LONGEST);
                } else if (column.isRead() && !cell.isEmpty()) {
                    cells.put(column, cell);
                }
            });
        }

        private void fault(CaseColumn column, String key, Object... arguments) {
            faults.add(LineFault.of(row.line(), column.heading(), key, arguments));
        }

        private String text(CaseColumn column) {
            var cell = cells.get(column);
            return cell == null ? "" : cell.text();
        }

        Read read() {
            atMost(CaseColumn.ID, LONGEST_NUMBER);
            atMost(CaseColumn.NUMBER, LONGEST_NUMBER);
            named(CaseColumn.KIND, naming.kind(text(CaseColumn.KIND)), naming.kinds());
            plain(CaseColumn.TITLE);
            plain(CaseColumn.WHAT);
            path();
            day(CaseColumn.REPORTED);
            day(CaseColumn.DUE);
            named(CaseColumn.REPORTER, naming.agency(text(CaseColumn.REPORTER)), "");
            named(CaseColumn.AGENCY, naming.agency(text(CaseColumn.AGENCY)), "");
            person();
            days();
            milestones();
            named(CaseColumn.CAMPAIGN, naming.campaign(text(CaseColumn.CAMPAIGN)), "");
            var due = values.get(CaseColumn.DUE);
            return new Read(
                    row.line(),
                    new ListedCase(text(CaseColumn.ID), values, due == null ? null : LocalDate.parse(due)),
                    faults);
        }

        private void plain(CaseColumn column) {
            if (!text(column).isEmpty()) {
                values.put(column, text(column));
            }
        }

        private void atMost(CaseColumn column, int longest) {
            if (text(column).length() > longest) {
                fault(column, "ledger.import.fault.long", longest);
            } else {
                plain(column);
            }
        }

        private void named(CaseColumn column, Optional<String> found, String words) {
            var written = text(column);
            if (found.isPresent()) {
                values.put(column, found.get());
            } else if (!written.isEmpty()) {
                fault(column, "ledger.import.fault." + column, written, words);
            }
        }

        private void path() {
            var path = text(CaseColumn.PATH);
            if (path.isEmpty()) {
                return;
            }
            if (NewCase.isPath(path)) {
                values.put(CaseColumn.PATH, path);
            } else {
                fault(CaseColumn.PATH, "ledger.import.fault.PATH");
            }
        }

        private void day(CaseColumn column) {
            var cell = cells.get(column);
            if (cell == null) {
                return;
            }
            switch (CellDay.of(cell)) {
                case CellDay.Read read -> values.put(column, read.day().toString());
                case CellDay.Impossible _ -> fault(column, "ledger.import.fault.day", cell.text());
                case CellDay.Unreadable _ -> fault(column, "ledger.import.fault.day", cell.text());
            }
        }

        private void person() {
            var written = text(CaseColumn.PERSON);
            if (written.isEmpty()) {
                return;
            }
            var agency = values.get(CaseColumn.AGENCY);
            if (agency == null) {
                if (text(CaseColumn.AGENCY).isEmpty()) {
                    fault(CaseColumn.PERSON, "ledger.import.fault.personAlone");
                }
                return;
            }
            switch (naming.person(agency, written)) {
                case CaseNaming.Found.One(var login) -> values.put(CaseColumn.PERSON, login);
                case CaseNaming.Found.None _ ->
                    fault(CaseColumn.PERSON, "ledger.import.fault.PERSON", written, naming.agencyName(agency));
                case CaseNaming.Found.Several _ ->
                    fault(CaseColumn.PERSON, "ledger.import.fault.personSeveral", written);
            }
        }

        private void days() {
            var written = text(CaseColumn.DAYS).replaceAll("\\.0+$|\\s*(个工作日|工作日|天|日)$", "");
            if (written.isEmpty()) {
                return;
            }
            if (CaseCheck.isLimit(written)) {
                values.put(CaseColumn.DAYS, written);
            } else {
                fault(CaseColumn.DAYS, "ledger.days.stated", CaseCheck.LONGEST_LIMIT);
            }
        }

        private void milestones() {
            var lines = text(CaseColumn.MILESTONES).replaceAll("[；;]\\s*", "\n");
            if (lines.isEmpty()) {
                return;
            }
            var flaws = new ArrayList<InputError>();
            var milestones = Milestones.parse(lines, flaws);
            flaws.forEach(flaw -> fault(
                    CaseColumn.MILESTONES, flaw.messageKey(), flaw.arguments().toArray()));
            if (flaws.isEmpty()) {
                values.put(CaseColumn.MILESTONES, Milestones.text(milestones).strip());
            }
        }
    }
}
