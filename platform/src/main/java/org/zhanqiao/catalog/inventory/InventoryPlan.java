package org.zhanqiao.catalog.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhanqiao.catalog.CatalogClass;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.SocialCreditCode;
import org.zhanqiao.tabular.TableRow;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// What each dataset of one inventory becomes, against the catalog as it is now. Writes nothing.
final class InventoryPlan {

    private static final int LONGEST_NAME = 200;

    /// With what the template marks its example.
    static final String EXAMPLE = "（示例）";

    private final Agency agency;
    private final Headings headings;
    private final Words words;
    private final Entries entries;
    private final CatalogClasses classes;
    private final Map<String, List<String>> codesByName = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int position;

    InventoryPlan(Agency agency, Headings headings, Words words, Entries entries, CatalogClasses classes) {
        this.agency = agency;
        this.headings = headings;
        this.words = words;
        this.entries = entries;
        this.classes = classes;
        Paged.everything(ListQuery.first(), query -> entries.listEntries(EntryFilter.of(agency.code()), query))
                .filter(entry -> entry.state() != EntryState.WITHDRAWN)
                .forEach(entry -> codesByName
                        .computeIfAbsent(entry.name(), _ -> new ArrayList<>())
                        .add(entry.code()));
    }

    InventoryLine line(Block block) {
        var cells = new BlockCells(headings, words);
        var row = block.first();
        var known = entry(cells, row);
        var before = known.map(Entry::metadata).orElse(EntryReading.NOTHING);
        var text = EntryReading.read(cells, block, before);
        var classCode = known.isPresent() ? fixedClass(cells, row, known.get()) : newClass(cells, row);
        identity(cells, row, text);
        var findings = new ArrayList<>(cells.findings());
        boolean wrong = !findings.isEmpty();
        entries.listFlaws(known.map(Entry::code).orElse(""), agency.code(), text).stream()
                .map(flaw -> GapPlace.place(flaw, block, headings))
                .forEach(findings::add);
        return new InventoryLine(
                position++,
                row.line(),
                block.lastLine(),
                wrong ? Outcome.WRONG : outcome(known, text),
                known.map(Entry::code).orElse(""),
                known.map(Entry::revision).orElse(0L),
                classCode,
                text.naming().name(),
                text.items().size(),
                wrong ? null : text,
                findings,
                "");
    }

    private static Outcome outcome(Optional<Entry> known, EntryMetadata text) {
        if (known.isEmpty()) {
            return Outcome.NEW_DRAFT;
        }
        if (known.get().metadata().equals(text)) {
            return Outcome.UNCHANGED;
        }
        return known.get().state() == EntryState.PUBLISHED ? Outcome.NEW_VERSION : Outcome.CHANGES_DRAFT;
    }

    private void identity(BlockCells cells, TableRow row, EntryMetadata text) {
        var name = text.naming().name();
        if (name.isEmpty()) {
            cells.wrong(
                    row.equals(headingless(cells, row))
                            ? InventoryRule.ROW_WITHOUT_DATASET
                            : InventoryRule.NAME_MISSING,
                    row,
                    InventoryColumn.NAME);
        }
        if (name.length() > LONGEST_NAME) {
            cells.wrong(InventoryRule.NAME_TOO_LONG, row, InventoryColumn.NAME, LONGEST_NAME, name.length());
        }
        if (name.contains(EXAMPLE)) {
            cells.wrong(InventoryRule.EXAMPLE_LEFT, row, InventoryColumn.NAME, EXAMPLE);
        }
        var key = cells.text(row, InventoryColumn.CODE);
        if (!seen.add(key.isEmpty() ? name : key)) {
            cells.wrong(InventoryRule.DATASET_SCATTERED, row, InventoryColumn.NAME, name);
        }
        provider(cells, row);
    }

    /// The row itself when nothing in it speaks of a dataset: an item before the first dataset.
    private TableRow headingless(BlockCells cells, TableRow row) {
        boolean dataset = headings.columns().keySet().stream()
                .anyMatch(column -> !column.ofItem() && !cells.text(row, column).isEmpty());
        return dataset ? new TableRow(0, List.of()) : row;
    }

    private void provider(BlockCells cells, TableRow row) {
        var name = cells.text(row, InventoryColumn.PROVIDER);
        if (!name.isEmpty() && !name.equals(agency.name()) && !name.equals(agency.shortName())) {
            cells.wrong(InventoryRule.PROVIDER_FOREIGN, row, InventoryColumn.PROVIDER, agency.name());
        }
        var code = cells.text(row, InventoryColumn.PROVIDER_CODE);
        if (!code.isEmpty() && !SocialCreditCode.isValid(code)) {
            cells.wrong(InventoryRule.PROVIDER_CODE_WRONG, row, InventoryColumn.PROVIDER_CODE, agency.code());
        } else if (!code.isEmpty() && !code.equals(agency.code())) {
            cells.wrong(InventoryRule.PROVIDER_CODE_FOREIGN, row, InventoryColumn.PROVIDER_CODE, agency.code());
        }
    }

    private Optional<Entry> entry(BlockCells cells, TableRow row) {
        var code = cells.text(row, InventoryColumn.CODE);
        var found = CellText.isNothing(code) ? byName(cells, row) : byCode(cells, row, code);
        found.ifPresent(entry -> {
            if (entry.state().inReview()) {
                cells.wrong(InventoryRule.ENTRY_IN_REVIEW, row, InventoryColumn.CODE, entry.code());
            } else if (entry.state() == EntryState.WITHDRAWN || entry.state() == EntryState.DISCARDED) {
                cells.wrong(InventoryRule.ENTRY_WITHDRAWN, row, InventoryColumn.CODE, entry.code());
            }
        });
        return found;
    }

    private Optional<Entry> byCode(BlockCells cells, TableRow row, String code) {
        if (!code.matches("[^/\\s]+/[^/\\s]+")) {
            cells.wrong(InventoryRule.CODE_SHAPE, row, InventoryColumn.CODE);
            return Optional.empty();
        }
        var found = entries.findEntry(code);
        if (found.isEmpty()) {
            cells.wrong(InventoryRule.CODE_UNKNOWN, row, InventoryColumn.CODE);
        } else if (!found.get().agency().equals(agency.code())) {
            cells.wrong(InventoryRule.CODE_FOREIGN, row, InventoryColumn.CODE, agency.name());
            return Optional.empty();
        }
        return found;
    }

    private Optional<Entry> byName(BlockCells cells, TableRow row) {
        var codes = codesByName.getOrDefault(cells.text(row, InventoryColumn.NAME), List.of());
        if (codes.size() > 1) {
            cells.wrong(InventoryRule.NAME_AMBIGUOUS, row, InventoryColumn.NAME, String.join("、", codes));
            return Optional.empty();
        }
        return codes.stream().findFirst().flatMap(entries::findEntry);
    }

    private String fixedClass(BlockCells cells, TableRow row, Entry entry) {
        findClass(cells, row)
                .filter(found -> !found.code().equals(entry.classCode()))
                .ifPresent(_ -> cells.wrong(InventoryRule.CLASS_FIXED, row, InventoryColumn.CLASS, entry.classCode()));
        return entry.classCode();
    }

    private String newClass(BlockCells cells, TableRow row) {
        var found = findClass(cells, row);
        if (found.filter(it -> !it.carriesEntries()).isPresent()) {
            cells.wrong(
                    InventoryRule.CLASS_COARSE,
                    row,
                    InventoryColumn.CLASS,
                    found.get().code() + "000");
        }
        return found.map(CatalogClass::code).orElse("");
    }

    private Optional<CatalogClass> findClass(BlockCells cells, TableRow row) {
        var text = cells.text(row, InventoryColumn.CLASS);
        if (CellText.isNothing(text)) {
            return Optional.empty();
        }
        var found = classes.findClass(text.replaceAll("[\\s　].*", ""));
        if (found.isEmpty()) {
            found = classes.listClasses().stream()
                    .filter(each -> each.carriesEntries() && each.title().equals(text))
                    .findFirst();
        }
        if (found.isEmpty()) {
            cells.wrong(InventoryRule.CLASS_UNKNOWN, row, InventoryColumn.CLASS);
        }
        return found;
    }
}
