package org.zhanqiao.catalog.inventory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zhanqiao.catalog.Approval;
import org.zhanqiao.catalog.Assessment;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.Truth;
import org.zhanqiao.catalog.desk.DifferenceLine;
import org.zhanqiao.catalog.desk.Speech;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Level;
import org.zhanqiao.tabular.TableCell;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.TableRow;
import org.zhanqiao.tabular.TableWriter;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// The files that leave: the template, the catalog in the format of the import, and what somebody brought with a column
/// of remarks.
@Service
public class InventoryFiles {

    /// A cell of a workbook holds 32,767 characters.
    private static final int MOST_CHANGES = 100;

    private static final String SHEET = "目录清单";

    private final InventoryStore store;
    private final Entries entries;
    private final Terms terms;
    private final Identity identity;
    private final FindingWords words;

    InventoryFiles(InventoryStore store, Entries entries, Terms terms, Identity identity, FindingWords words) {
        this.store = store;
        this.entries = entries;
        this.terms = terms;
        this.identity = identity;
        this.words = words;
    }

    /// An empty inventory with one example, which an import refuses until it is replaced.
    public void writeTemplate(Agency agency, TableWriter.Format format, OutputStream out) throws IOException {
        try (var table = TableWriter.of(format, out, SHEET, InventoryRows.wide())) {
            table.row(InventoryRows.headings());
            for (var row : new InventoryRows(new Words(terms)).rows("", "", agency.name(), agency.code(), example())) {
                table.row(row);
            }
        }
    }

    private static EntryMetadata example() {
        var day = LocalDate.of(2026, 1, 15);
        return new EntryMetadata(
                new EntryMetadata.Naming(
                        "法人登记信息" + InventoryPlan.EXAMPLE,
                        "本市登记的法人及其登记事项，供办事时核验。",
                        List.of(),
                        List.of(),
                        new Truth(Truth.Origin.SOURCE, "法人登记", "")),
                List.of(
                        new EntryItem(
                                "uscc",
                                "统一社会信用代码",
                                "Social credit code",
                                DataType.C,
                                "GB 32100",
                                Level.L1,
                                "ORGANISATION",
                                DataItem.Subject.USCC,
                                ""),
                        new EntryItem(
                                "name",
                                "法人名称",
                                "Name",
                                DataType.C,
                                "",
                                Level.L1,
                                "ORGANISATION",
                                DataItem.Subject.NONE,
                                "")),
                new Sharing.Conditional("本市各级政务部门", "办理涉企事项时核验"),
                new EntryMetadata.Opening("DISALLOWED", ""),
                new EntryMetadata.Supply(List.of("TABLE"), "DAILY", "GOVERNMENT", List.of("INTERFACE")),
                new EntryMetadata.Grading("10", Level.L1),
                new Assessment("保密工作小组", day, "CLEAR"),
                new Assessment("数据安全科", day, "NO_PERSONAL"),
                new Approval("局长 某某", day));
    }

    /// Entries as an inventory, by code; importing it again changes nothing. Withdrawn ones are left out.
    ///
    /// @param agency whose entries; everybody's when empty
    public void writeEntries(Optional<String> agency, TableWriter.Format format, OutputStream out) throws IOException {
        var rows = new InventoryRows(new Words(terms));
        var filter = agency.map(EntryFilter::of).orElseGet(EntryFilter::all);
        var names = new HashMap<String, String>();
        identity.listAgencies().forEach(each -> names.put(each.code(), each.name()));
        try (var table = TableWriter.of(format, out, SHEET, InventoryRows.wide());
                var standing = Inventories.standing(entries, filter)) {
            table.row(InventoryRows.headings());
            for (var entry : (Iterable<Entry>) standing::iterator) {
                for (var row : rows.rows(entry, names.getOrDefault(entry.agency(), ""))) {
                    table.row(row);
                }
            }
        }
    }

    /// The file as it was brought, with a last column that says what became of each line.
    public void writeResult(Inventory inventory, TableWriter.Format format, Locale locale, OutputStream out)
            throws IOException {
        var file = Files.createTempFile("zhanqiao-inventory", ".table");
        try {
            Files.write(file, store.content(inventory.id()));
            writeResult(inventory, file, remarks(inventory, locale), format, out);
        } finally {
            Files.delete(file);
        }
    }

    private static void writeResult(
            Inventory inventory, Path file, Map<Long, String> remarks, TableWriter.Format format, OutputStream out)
            throws IOException {
        var table = InventoryTable.of(TableFile.open(file, inventory.brought().name()));
        var headings = table.headings();
        var dates = headings.columns().entrySet().stream()
                .filter(column -> column.getKey().isDay())
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        try (var result = TableWriter.of(format, out, SHEET, Set.of(headings.width()))) {
            table.readAll(row -> {
                var remark = row.line() == headings.line() ? Headings.REMARKS : remarks.getOrDefault(row.line(), "");
                result.row(values(row, headings, dates, remark));
                return true;
            });
        }
    }

    /// A workbook keeps a day as a number, which as text would be none.
    private static String isoDay(TableCell cell) {
        var day = cell.kind() == TableCell.Kind.NUMBER ? CellText.day(cell).date() : null;
        return day == null ? cell.text() : day.toString();
    }

    private static List<String> values(TableRow row, Headings headings, Set<Integer> dates, String remark) {
        var values = new ArrayList<String>();
        for (int i = 0; i < headings.width(); i++) {
            values.add(dates.contains(i) ? isoDay(row.cell(i)) : row.cell(i).text());
        }
        values.add(remark);
        row.cells().stream().skip(headings.width()).map(TableCell::text).forEach(values::add);
        return values;
    }

    /// What the entry that is there states, and what it will; a new one states what the rows say.
    private static String changes(InventoryLine line, Speech speech, TermBook book) {
        if (line.before() == null) {
            return "";
        }
        var differences = line.differences();
        var said = new StringBuilder();
        differences.stream()
                .limit(MOST_CHANGES)
                .map(difference -> DifferenceLine.of(speech, book, difference).sentence(speech))
                .forEach(sentence -> said.append("；").append(sentence));
        if (differences.size() > MOST_CHANGES) {
            said.append("；").append(speech.text("catalog.inventory.changes.more", differences.size() - MOST_CHANGES));
        }
        return said.toString();
    }

    private Map<Long, String> remarks(Inventory inventory, Locale locale) {
        var remarks = new HashMap<Long, String>();
        var speech = words.speech(locale);
        var book = terms.book();
        try (var lines =
                Paged.everything(ListQuery.first(), query -> store.lines(inventory.id(), Optional.empty(), query))) {
            lines.forEach(line -> {
                var outcome = words.text("catalog.inventory.outcome." + line.outcome(), locale);
                remarks.put(
                        line.firstLine(),
                        outcome
                                + (line.imported().isEmpty() ? "" : " " + line.imported())
                                + changes(line, speech, book));
                line.findings()
                        .forEach(finding -> remarks.merge(
                                finding.line(),
                                (finding.column().isEmpty() ? "" : finding.column() + "：")
                                        + words.sentence(finding, locale),
                                (first, second) -> first + "；" + second));
            });
        }
        return remarks;
    }
}
