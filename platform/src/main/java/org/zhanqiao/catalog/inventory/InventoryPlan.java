package org.zhanqiao.catalog.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhanqiao.catalog.Approval;
import org.zhanqiao.catalog.CatalogClass;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.EntryFlaw;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryRule;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.catalog.EntryText;
import org.zhanqiao.catalog.Truth;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.SocialCreditCode;
import org.zhanqiao.tabular.TableRow;

/// What each dataset of one inventory becomes, against the catalog as it is now. Writes nothing. Datasets come in
/// batches, and a batch costs as many questions to the database as one dataset.
final class InventoryPlan {

    /// With what the template marks its example.
    static final String EXAMPLE = "（示例）";

    private final Agency agency;
    private final Headings headings;
    private final Words words;
    private final Entries entries;
    private final Optional<SchemaTables> schema;
    private final Map<String, List<String>> codesByName;
    private final Map<String, CatalogClass> classes;
    private final Map<String, Long> lineByDataset = new HashMap<>();
    private final Map<String, Long> lineByTruth = new HashMap<>();
    private final Map<Integer, TableOutline> tables = new HashMap<>();
    private int position;

    /// @param schema what was read of a database; empty for a file
    InventoryPlan(
            Agency agency,
            Headings headings,
            Words words,
            Entries entries,
            CatalogClasses classes,
            Optional<SchemaTables> schema) {
        this.agency = agency;
        this.headings = headings;
        this.words = words;
        this.entries = entries;
        this.schema = schema;
        this.codesByName = Inventories.standing(entries, EntryFilter.of(agency.code()))
                .collect(Collectors.groupingBy(Entry::name, Collectors.mapping(Entry::code, Collectors.toList())));
        this.classes =
                classes.listClasses().stream().collect(Collectors.toMap(CatalogClass::code, Function.identity()));
    }

    /// What stands in the rows of a dataset, and of which entry they speak.
    private record Reading(Block block, Optional<Entry> known, EntryMetadata text, String classCode, BlockCells cells) {

        String code() {
            return known.map(Entry::code).orElse("");
        }
    }

    List<InventoryLine> lines(List<Block> blocks) {
        var known = entries
                .listEntries(blocks.stream().flatMap(this::codes).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Entry::code, Function.identity()));
        var inForce = inForce(known.values());
        var readings = blocks.stream().map(block -> read(block, known, inForce)).toList();
        var flaws = entries.listFlaws(
                agency.code(),
                readings.stream()
                        .map(reading -> new EntryText(reading.code(), reading.text()))
                        .toList());
        var lines = new ArrayList<InventoryLine>();
        for (int i = 0; i < readings.size(); i++) {
            lines.add(line(readings.get(i), flaws.get(i)));
        }
        return lines;
    }

    /// The tables that the lines so far were made of, by their positions.
    Map<Integer, TableOutline> tables() {
        return Map.copyOf(tables);
    }

    private Stream<String> codes(Block block) {
        var code = headings.cell(block.first(), InventoryColumn.CODE).text();
        return CellText.isNothing(code)
                ? Stream.concat(
                        tableEntry(block.first()).stream(),
                        codesByName.getOrDefault(name(block.first()), List.of()).stream())
                : Stream.of(code);
    }

    private String name(TableRow row) {
        return headings.cell(row, InventoryColumn.NAME).text();
    }

    /// The entry that the table which a row stands for is known as.
    private Optional<String> tableEntry(TableRow row) {
        return schema.flatMap(tables -> tables.findEntry(name(row)));
    }

    private LevelHints hints(Block block) {
        return new LevelHints(item -> schema.flatMap(tables -> tables.findLook(name(block.first()), item)));
    }

    /// What is in force of the entries that a file may change.
    private Map<String, EntryMetadata> inForce(Collection<Entry> known) {
        var texts = new HashMap<String, EntryMetadata>();
        known.stream()
                .filter(entry -> entry.state() == EntryState.PUBLISHED)
                .forEach(entry -> texts.put(entry.code(), entry.metadata()));
        entries.listInForce(known.stream()
                        .filter(entry -> entry.state() == EntryState.AMENDING)
                        .map(Entry::code)
                        .toList())
                .forEach(version -> texts.put(version.code(), version.metadata()));
        return texts;
    }

    private Reading read(Block block, Map<String, Entry> entriesByCode, Map<String, EntryMetadata> inForce) {
        var cells = new BlockCells(headings, words);
        var row = block.first();
        var known = entry(cells, row, entriesByCode);
        var before = known.map(Entry::metadata).orElseGet(() -> EntryMetadata.named(""));
        var text = EntryReading.read(cells, block, before, schema.isPresent());
        var classCode = known.isPresent() ? fixedClass(cells, row, known.get()) : newClass(cells, row);
        known.ifPresent(entry -> writable(cells, row, entry, text));
        dataset(cells, row, text);
        provider(cells, row);
        once(cells, row, known.map(Entry::code).orElse(text.naming().name()), text);
        var filled = schema.isPresent() ? hints(block).filled(text) : text;
        return new Reading(
                block,
                known,
                known.map(Entry::code)
                        .map(inForce::get)
                        .map(old -> unapproved(old, filled))
                        .orElse(filled),
                classCode,
                cells);
    }

    /// What is to take the place of a text in force is approved anew: the old approval is one of that text.
    private static EntryMetadata unapproved(EntryMetadata inForce, EntryMetadata text) {
        return !text.equals(inForce) && text.approval().equals(inForce.approval())
                ? text.with(text.secrecy(), text.privacy(), new Approval("", null))
                : text;
    }

    private InventoryLine line(Reading reading, List<EntryFlaw> flaws) {
        var block = reading.block();
        var text = reading.text();
        var findings = new ArrayList<>(reading.cells().faults());
        boolean wrong = !findings.isEmpty();
        var outcome = wrong ? Outcome.WRONG : outcome(reading.known(), text);
        // What cannot be read is not also missing; of what has no name nothing more is asked.
        (text.naming().name().isEmpty() ? Stream.<EntryFlaw>empty() : flaws.stream())
                .map(flaw -> GapPlace.place(flaw, block, headings))
                .filter(gap -> reading.cells().faults().stream().noneMatch(gap::isAt))
                .forEach(findings::add);
        truthOnce(reading, flaws).ifPresent(findings::add);
        findings.addAll(hints(block).findings(block, headings, text, schema.isPresent()));
        schema.flatMap(read -> Optional.ofNullable(read.byName().get(name(block.first()))))
                .ifPresent(table -> tables.put(position, table));
        return new InventoryLine(
                position++,
                block.first().line(),
                block.lastLine(),
                outcome,
                reading.code(),
                reading.known().map(Entry::revision).orElse(0L),
                reading.classCode(),
                text.naming().name(),
                text.items().size(),
                outcome.writes() ? reading.known().map(Entry::metadata).orElse(null) : null,
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

    private static void writable(BlockCells cells, TableRow row, Entry entry, EntryMetadata text) {
        if (entry.state() == EntryState.WITHDRAWN || entry.state() == EntryState.DISCARDED) {
            cells.wrong(InventoryRule.ENTRY_WITHDRAWN, row, InventoryColumn.CODE, entry.code());
        } else if (entry.state().inReview() && !entry.metadata().equals(text)) {
            cells.wrong(InventoryRule.ENTRY_IN_REVIEW, row, InventoryColumn.CODE, entry.code());
        }
    }

    private void dataset(BlockCells cells, TableRow row, EntryMetadata text) {
        var name = text.naming().name();
        if (name.isEmpty()) {
            boolean itemOnly = headings.columns().keySet().stream()
                    .allMatch(
                            column -> column.ofItem() || cells.text(row, column).isEmpty());
            cells.wrong(
                    itemOnly ? InventoryRule.ROW_WITHOUT_DATASET : InventoryRule.NAME_MISSING,
                    row,
                    InventoryColumn.NAME);
        }
        if (name.contains(EXAMPLE)) {
            cells.wrong(InventoryRule.EXAMPLE_LEFT, row, InventoryColumn.NAME);
        }
    }

    /// One dataset stands in one place of the file.
    private void once(BlockCells cells, TableRow row, String key, EntryMetadata text) {
        var before = lineByDataset.putIfAbsent(key, row.line());
        if (before != null) {
            cells.wrong(
                    InventoryRule.DATASET_SCATTERED,
                    row,
                    InventoryColumn.NAME,
                    text.naming().name(),
                    before);
        }
    }

    /// One source of truth for one thing, in the file as in the catalog.
    private Optional<Finding> truthOnce(Reading reading, List<EntryFlaw> flaws) {
        var truth = reading.text().naming().truth();
        if (truth.origin() != Truth.Origin.SOURCE || truth.thing().isBlank()) {
            return Optional.empty();
        }
        var row = reading.block().first();
        var before = lineByTruth.putIfAbsent(truth.thing().strip(), row.line());
        return before == null || flaws.stream().anyMatch(flaw -> flaw.rule() == EntryRule.TRUTH_UNIQUE)
                ? Optional.empty()
                : Optional.of(Finding.gap(
                        InventoryRule.TRUTH_TWICE,
                        row.line(),
                        InventoryColumn.TRUTH_THING,
                        truth.thing(),
                        truth.thing(),
                        before));
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

    private Optional<Entry> entry(BlockCells cells, TableRow row, Map<String, Entry> entriesByCode) {
        var code = cells.text(row, InventoryColumn.CODE);
        return CellText.isNothing(code)
                ? byName(cells, row, entriesByCode)
                : byCode(cells, row, Optional.ofNullable(entriesByCode.get(code)));
    }

    private Optional<Entry> byCode(BlockCells cells, TableRow row, Optional<Entry> found) {
        if (!cells.text(row, InventoryColumn.CODE).matches("[^/\\s]+/[^/\\s]+")) {
            cells.wrong(InventoryRule.CODE_SHAPE, row, InventoryColumn.CODE);
        } else if (found.isEmpty()) {
            cells.wrong(InventoryRule.CODE_UNKNOWN, row, InventoryColumn.CODE);
        } else if (!found.get().agency().equals(agency.code())) {
            cells.wrong(InventoryRule.CODE_FOREIGN, row, InventoryColumn.CODE, agency.name());
            return Optional.empty();
        }
        return found;
    }

    private Optional<Entry> byName(BlockCells cells, TableRow row, Map<String, Entry> entriesByCode) {
        var known = tableEntry(row)
                .map(entriesByCode::get)
                .filter(entry -> entry.agency().equals(agency.code()))
                .filter(entry -> entry.state() != EntryState.WITHDRAWN && entry.state() != EntryState.DISCARDED);
        if (known.isPresent()) {
            return known;
        }
        var codes = codesByName.getOrDefault(cells.text(row, InventoryColumn.NAME), List.of());
        if (codes.size() > 1) {
            cells.wrong(InventoryRule.NAME_AMBIGUOUS, row, InventoryColumn.NAME, String.join("、", codes));
            return Optional.empty();
        }
        return codes.stream().map(entriesByCode::get).filter(Objects::nonNull).findFirst();
    }

    private String fixedClass(BlockCells cells, TableRow row, Entry entry) {
        findClass(cells, row)
                .filter(found -> !found.code().equals(entry.classCode()))
                .ifPresent(_ -> cells.wrong(InventoryRule.CLASS_FIXED, row, InventoryColumn.CLASS, entry.classCode()));
        return entry.classCode();
    }

    private String newClass(BlockCells cells, TableRow row) {
        var found = findClass(cells, row);
        if (found.isPresent() && !found.get().carriesEntries()) {
            cells.wrong(
                    InventoryRule.CLASS_COARSE,
                    row,
                    InventoryColumn.CLASS,
                    classes.keySet().stream()
                            .filter(code -> code.startsWith(found.get().code()) && code.length() > 3)
                            .min(Comparator.naturalOrder())
                            .orElse(found.get().code() + "000"));
        }
        return found.map(CatalogClass::code).orElse("");
    }

    private Optional<CatalogClass> findClass(BlockCells cells, TableRow row) {
        var text = cells.text(row, InventoryColumn.CLASS);
        if (CellText.isNothing(text)) {
            return Optional.empty();
        }
        var found = Optional.ofNullable(classes.get(text.replaceAll("[\\s　].*", "")))
                .or(() -> classes.values().stream()
                        .filter(each -> each.carriesEntries() && each.title().equals(text))
                        .findFirst());
        if (found.isEmpty()) {
            cells.wrong(InventoryRule.CLASS_UNKNOWN, row, InventoryColumn.CLASS);
        }
        return found;
    }
}
