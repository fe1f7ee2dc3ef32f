package org.zhanqiao.barrier.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.tabular.CellFlaw;
import org.zhanqiao.tabular.DryRunLine;
import org.zhanqiao.tabular.LineFault;
import org.zhanqiao.tabular.LineOutcome;
import org.zhanqiao.tabular.NamedColumn;
import org.zhanqiao.tabular.TableRow;
import org.zhanqiao.web.InputError;

/// Reads the rows of an inventory: a matter is its own row and the rows below it that repeat its code or
/// leave it empty, one a paper.
final class MatterReading {

    static final int MOST_ROWS = 50_000;

    private final Function<String, Optional<Agency>> agencies;
    private final String ownAgency;
    private final Function<String, Optional<Matter>> known;
    private final Function<MatterText, Boolean> mayPut;
    private final List<DryRunLine<MatterText>> lines = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private @Nullable Map<MatterColumn, Integer> columns;
    private @Nullable Draft draft;
    private int rows;

    /// @param agencies  the agency of a name or code
    /// @param ownAgency code of the reader’s, for rows that name none; empty for none
    /// @param known     the matter of a code
    /// @param mayPut    whether the reader may state a matter
    MatterReading(
            Function<String, Optional<Agency>> agencies,
            String ownAgency,
            Function<String, Optional<Matter>> known,
            Function<MatterText, Boolean> mayPut) {
        this.agencies = agencies;
        this.ownAgency = ownAgency;
        this.known = known;
        this.mayPut = mayPut;
    }

    /// What has been read of one matter.
    private static final class Draft {
        private final long first;
        private long last;
        private final String code;
        private String name = "";
        private String agency = "";
        private @Nullable Audience audience;
        private long cases;
        private final List<Paper> papers = new ArrayList<>();
        private final List<LineFault> faults = new ArrayList<>();

        Draft(long line, String code) {
            this.first = line;
            this.last = line;
            this.code = code;
        }

        void fault(MatterColumn column, String key, String... arguments) {
            faults.add(new LineFault(last, column.heading(), key, List.of(arguments)));
        }
    }

    /// @return whether to go on
    /// @throws UnfitInput when it is no inventory, or too long
    boolean visit(TableRow row) {
        if (columns == null) {
            columns = headings(row);
            return true;
        }
        if (++rows > MOST_ROWS) {
            UnfitInput.unlessEmpty(List.of(InputError.of("file", "barrier.import.tooLong", MOST_ROWS)));
        }
        var code = cell(row, MatterColumn.CODE);
        if (draft == null || (!code.isEmpty() && !code.equals(draft.code))) {
            close();
            draft = new Draft(row.line(), code);
            if (!codes.add(code)) {
                draft.fault(MatterColumn.CODE, "barrier.import.fault.codeTwice", code);
            }
        }
        draft.last = row.line();
        readMatter(row, draft);
        readPaper(row, draft);
        return true;
    }

    private static Map<MatterColumn, Integer> headings(TableRow row) {
        var found = NamedColumn.places(MatterColumn.class, row);
        for (var column : MatterColumn.values()) {
            if (!found.containsKey(column) && column != MatterColumn.ITEMS && column != MatterColumn.AGENCY) {
                UnfitInput.unlessEmpty(List.of(InputError.of("file", "barrier.import.noColumn", column.heading())));
            }
        }
        return found;
    }

    private String cell(TableRow row, MatterColumn column) {
        var at = columns == null ? null : columns.get(column);
        if (at == null) {
            return "";
        }
        var cell = row.cell(at);
        var flaw = CellFlaw.find(cell);
        if (flaw.isPresent() && draft != null) {
            draft.fault(column, "tabular.flaw." + flaw.get(), Integer.toString(CellFlaw.LONGEST));
        }
        return flaw.isPresent() ? "" : cell.text();
    }

    /// What is left empty in a further row of the matter is as in its first.
    private void readMatter(TableRow row, Draft into) {
        var name = cell(row, MatterColumn.NAME);
        if (!name.isEmpty()) {
            agree(into, MatterColumn.NAME, into.name, name);
            into.name = name;
        }
        var agency = cell(row, MatterColumn.AGENCY);
        var code = agency.isEmpty()
                ? Optional.of(into.agency.isEmpty() ? ownAgency : into.agency)
                : agencies.apply(agency).map(Agency::code);
        if (code.isEmpty()) {
            into.fault(MatterColumn.AGENCY, "barrier.import.fault.agency", agency);
        } else {
            agree(into, MatterColumn.AGENCY, into.agency, code.get());
            into.agency = code.get();
        }
        var audience = cell(row, MatterColumn.AUDIENCE);
        if (!audience.isEmpty()) {
            var read = MatterWords.audience(audience);
            read.ifPresentOrElse(
                    value -> into.audience = value,
                    () -> into.fault(MatterColumn.AUDIENCE, "barrier.import.fault.audience", audience));
        }
        var cases = cell(row, MatterColumn.CASES);
        if (!cases.isEmpty()) {
            MatterWords.number(cases)
                    .ifPresentOrElse(
                            value -> into.cases = value,
                            () -> into.fault(MatterColumn.CASES, "barrier.import.fault.cases", cases));
        } else if (into.first == row.line()) {
            into.fault(MatterColumn.CASES, "barrier.import.fault.cases", cases);
        }
    }

    private static void agree(Draft draft, MatterColumn column, String before, String now) {
        if (!before.isEmpty() && !before.equals(now)) {
            draft.fault(column, "barrier.import.fault.differs", before, now);
        }
    }

    private void readPaper(TableRow row, Draft into) {
        var name = cell(row, MatterColumn.PAPER);
        var supply = cell(row, MatterColumn.SUPPLY);
        if (name.isEmpty()) {
            if (!supply.isEmpty() || !cell(row, MatterColumn.ITEMS).isEmpty()) {
                into.fault(MatterColumn.PAPER, "barrier.import.fault.paper");
            }
            return;
        }
        var read = MatterWords.supply(supply);
        if (read.isEmpty()) {
            into.fault(MatterColumn.SUPPLY, "barrier.import.fault.supply", supply);
            return;
        }
        into.papers.add(new Paper(
                name, cell(row, MatterColumn.HOLDER), read.get(), MatterWords.items(cell(row, MatterColumn.ITEMS))));
    }

    private void close() {
        if (draft == null) {
            return;
        }
        var read = draft;
        var text = new MatterText(read.code, read.name, read.agency, read.audience, read.cases, read.papers);
        var told = new ArrayList<LineFault>();
        for (var flaw : text.listFlaws()) {
            var heading = MatterColumn.of(flaw.field()).heading();
            // What could not be read is missing only because of that.
            if (read.faults.stream().noneMatch(known -> known.column().equals(heading))) {
                told.add(new LineFault(
                        read.first,
                        heading,
                        flaw.messageKey(),
                        flaw.arguments().stream().map(String::valueOf).toList()));
            }
        }
        read.faults.addAll(told);
        var before = known.apply(text.code());
        if (!text.agency().isEmpty()
                && (!mayPut.apply(text)
                        || before.filter(found -> !mayPut.apply(found.text())).isPresent())) {
            read.fault(MatterColumn.AGENCY, "barrier.import.fault.foreign");
        }
        if (before.filter(Matter::retired).isPresent()) {
            read.fault(MatterColumn.CODE, "barrier.import.fault.retired", text.code());
        }
        lines.add(new DryRunLine<>(
                read.first,
                read.last,
                !read.faults.isEmpty()
                        ? LineOutcome.WRONG
                        : before.isEmpty()
                                ? LineOutcome.NEW
                                : before.get().text().equals(text) ? LineOutcome.UNCHANGED : LineOutcome.CHANGED,
                text,
                before.map(Matter::version).orElse(0L),
                read.faults));
    }

    /// The matters of the file, in its order.
    ///
    /// @throws UnfitInput when there was no row of headings, or no matter
    List<DryRunLine<MatterText>> finish() {
        close();
        draft = null;
        if (lines.isEmpty()) {
            UnfitInput.unlessEmpty(List.of(InputError.of("file", "barrier.import.empty")));
        }
        return List.copyOf(lines);
    }
}
