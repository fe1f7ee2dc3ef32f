package org.zhanqiao.catalog.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.catalog.Approval;
import org.zhanqiao.catalog.Assessment;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.catalog.Truth;
import org.zhanqiao.tabular.TableRow;

/// What the rows of one dataset state.
final class EntryReading {

    static final EntryMetadata NOTHING = new EntryMetadata(
            new EntryMetadata.Naming("", "", List.of(), List.of(), new Truth(Truth.Origin.UNSTATED, "", "")),
            List.of(),
            new Sharing.Undecided(),
            new EntryMetadata.Opening("", ""),
            new EntryMetadata.Supply(List.of(), "", "", List.of()),
            new EntryMetadata.Grading("", null),
            new Assessment("", null, ""),
            new Assessment("", null, ""),
            new Approval("", null));

    /// How an inventory writes what a dataset is to its values.
    static final String SOURCE = "数源部门";

    static final String DRAWN = "取自其他目录";

    private final BlockCells cells;
    private final TableRow row;
    private final EntryMetadata before;

    private EntryReading(BlockCells cells, TableRow row, EntryMetadata before) {
        this.cells = cells;
        this.row = row;
        this.before = before;
    }

    /// @param before what the entry states so far
    static EntryMetadata read(BlockCells cells, Block block, EntryMetadata before) {
        block.rows().forEach(cells::check);
        block.rows().stream().skip(1).forEach(row -> sameAsFirst(cells, row, block.first()));
        var reading = new EntryReading(cells, block.first(), before);
        return new EntryMetadata(
                reading.naming(),
                reading.items(block),
                reading.sharing(),
                reading.opening(),
                reading.supply(),
                new EntryMetadata.Grading(
                        cells.word(
                                block.first(),
                                InventoryColumn.FIELD,
                                before.grading().field()),
                        cells.level(
                                block.first(),
                                InventoryColumn.LEVEL,
                                before.grading().level())),
                reading.assessment(
                        InventoryColumn.SECRECY_BY,
                        InventoryColumn.SECRECY_ON,
                        InventoryColumn.SECRECY,
                        before.secrecy()),
                reading.assessment(
                        InventoryColumn.PRIVACY_BY,
                        InventoryColumn.PRIVACY_ON,
                        InventoryColumn.PRIVACY,
                        before.privacy()),
                new Approval(
                        reading.text(
                                InventoryColumn.APPROVED_BY, before.approval().by()),
                        cells.date(
                                block.first(),
                                InventoryColumn.APPROVED_ON,
                                before.approval().on())));
    }

    private static void sameAsFirst(BlockCells cells, TableRow row, TableRow first) {
        for (var column : cells.headings().columns().keySet()) {
            var text = cells.text(row, column);
            if (!column.ofItem() && !text.isEmpty() && !text.equals(cells.text(first, column))) {
                cells.wrong(InventoryRule.DATASET_CELL_DIFFERS, row, column, cells.text(first, column), first.line());
            }
        }
    }

    private String text(InventoryColumn column, String old) {
        return cells.text(row, column, old);
    }

    private EntryMetadata.Naming naming() {
        var naming = before.naming();
        return new EntryMetadata.Naming(
                text(InventoryColumn.NAME, naming.name()),
                text(InventoryColumn.ABSTRACT, naming.description()),
                cells.list(row, InventoryColumn.OTHER_CLASSES, naming.otherClasses()),
                cells.list(row, InventoryColumn.RELATED, naming.related()),
                truth(naming.truth()));
    }

    private Truth truth(Truth old) {
        var thing = text(InventoryColumn.TRUTH_THING, old.thing());
        var drawnFrom = text(InventoryColumn.DRAWN_FROM, old.drawnFrom());
        var origin = old.origin();
        if (cells.has(InventoryColumn.TRUTH)) {
            var word = cells.text(row, InventoryColumn.TRUTH);
            origin = switch (word) {
                case SOURCE, "数源", "是" -> Truth.Origin.SOURCE;
                case DRAWN, "取自", "否" -> Truth.Origin.DRAWN;
                default -> Truth.Origin.UNSTATED;
            };
            if (origin == Truth.Origin.UNSTATED && !CellText.isNothing(word)) {
                cells.wrong(InventoryRule.TRUTH_UNKNOWN, row, InventoryColumn.TRUTH, SOURCE, DRAWN);
            }
        } else if (cells.has(InventoryColumn.TRUTH_THING) && !thing.isEmpty()) {
            origin = Truth.Origin.SOURCE;
        }
        if (origin == Truth.Origin.DRAWN
                && !cells.text(row, InventoryColumn.TRUTH_THING).isEmpty()) {
            cells.wrong(InventoryRule.TRUTH_THING_UNASKED, row, InventoryColumn.TRUTH_THING, SOURCE);
        }
        if (origin == Truth.Origin.SOURCE
                && !cells.text(row, InventoryColumn.DRAWN_FROM).isEmpty()) {
            cells.wrong(InventoryRule.TRUTH_DRAWN_UNASKED, row, InventoryColumn.DRAWN_FROM, DRAWN);
        }
        return new Truth(
                origin,
                origin == Truth.Origin.DRAWN && thing.isEmpty() ? old.thing() : thing,
                origin == Truth.Origin.SOURCE && drawnFrom.isEmpty() ? old.drawnFrom() : drawnFrom);
    }

    private Sharing sharing() {
        var old = before.sharing();
        var code = cells.word(
                row, InventoryColumn.SHARE_TYPE, old.shareType().map(Enum::name).orElse(""));
        var type = code.isEmpty() ? Optional.<ShareType>empty() : Optional.of(ShareType.valueOf(code));
        var conditional = old instanceof Sharing.Conditional known ? known : new Sharing.Conditional("", "");
        var withheld = old instanceof Sharing.Withheld known ? known : new Sharing.Withheld("", List.of());
        if (type.isEmpty()) {
            return new Sharing.Undecided();
        }
        return switch (type.get()) {
            case UNCONDITIONAL -> {
                unasked(InventoryColumn.SCOPE, InventoryRule.SCOPE_UNASKED);
                unasked(InventoryColumn.USE, InventoryRule.USE_UNASKED);
                unaskedReasons();
                yield new Sharing.Unconditional();
            }
            case CONDITIONAL -> {
                unaskedReasons();
                yield new Sharing.Conditional(
                        text(InventoryColumn.SCOPE, conditional.scope()), text(InventoryColumn.USE, conditional.use()));
            }
            case WITHHELD -> {
                unasked(InventoryColumn.SCOPE, InventoryRule.SCOPE_UNASKED);
                unasked(InventoryColumn.USE, InventoryRule.USE_UNASKED);
                yield withheld(withheld);
            }
        };
    }

    private Sharing withheld(Sharing.Withheld old) {
        var bases = old.bases();
        if (cells.has(InventoryColumn.BASES)) {
            var read = new BasisText(cells.words()).read(cells.text(row, InventoryColumn.BASES));
            read.unknownKind()
                    .ifPresent(kind -> cells.wrong(
                            InventoryRule.BASIS_KIND_UNKNOWN,
                            row,
                            InventoryColumn.BASES,
                            kind,
                            cells.words().all(org.zhanqiao.catalog.Vocabulary.BASIS_KIND)));
            bases = read.bases();
        }
        return new Sharing.Withheld(text(InventoryColumn.REASON, old.reason()), bases);
    }

    private void unaskedReasons() {
        unasked(InventoryColumn.REASON, InventoryRule.REASON_UNASKED);
        unasked(InventoryColumn.BASES, InventoryRule.BASES_UNASKED);
    }

    private void unasked(InventoryColumn column, InventoryRule rule) {
        if (!CellText.isNothing(cells.text(row, column))) {
            cells.wrong(rule, row, column, cells.text(row, InventoryColumn.SHARE_TYPE));
        }
    }

    private EntryMetadata.Opening opening() {
        var type = cells.word(row, InventoryColumn.OPEN_TYPE, before.opening().type());
        var conditions = text(InventoryColumn.OPEN_CONDITIONS, before.opening().conditions());
        if (!type.equals(EntryMetadata.Opening.CONDITIONAL)
                && !type.isEmpty()
                && !CellText.isNothing(cells.text(row, InventoryColumn.OPEN_CONDITIONS))
                && !conditions.equals(before.opening().conditions())) {
            cells.wrong(
                    InventoryRule.OPEN_CONDITIONS_UNASKED,
                    row,
                    InventoryColumn.OPEN_CONDITIONS,
                    cells.text(row, InventoryColumn.OPEN_TYPE));
        }
        return new EntryMetadata.Opening(type, conditions);
    }

    private EntryMetadata.Supply supply() {
        var supply = before.supply();
        return new EntryMetadata.Supply(
                cells.words(row, InventoryColumn.FORMATS, supply.formats()),
                cells.word(row, InventoryColumn.CYCLE, supply.cycle()),
                cells.word(row, InventoryColumn.NETWORK, supply.network()),
                cells.words(row, InventoryColumn.MODES, supply.modes()));
    }

    private Assessment assessment(InventoryColumn by, InventoryColumn on, InventoryColumn outcome, Assessment old) {
        return new Assessment(
                text(by, old.by()), cells.date(row, on, old.on()), cells.word(row, outcome, old.outcome()));
    }

    private List<EntryItem> items(Block block) {
        if (!cells.headings().hasItems()) {
            return before.items();
        }
        if (block.rows().size() > InventoryTable.MOST_ITEMS) {
            cells.wrong(
                    InventoryRule.ITEMS_TOO_MANY,
                    row,
                    InventoryColumn.NAME,
                    block.rows().size(),
                    InventoryTable.MOST_ITEMS);
        }
        var items = new ArrayList<EntryItem>();
        for (var itemRow : block.rows()) {
            boolean filled = cells.headings().columns().keySet().stream()
                    .anyMatch(column ->
                            column.ofItem() && !cells.text(itemRow, column).isEmpty());
            if (filled) {
                items.add(item(itemRow));
            } else if (!itemRow.equals(block.first())) {
                cells.wrong(InventoryRule.ITEM_WITHOUT_NAME, itemRow, InventoryColumn.ITEM_TITLE);
            }
        }
        return items;
    }

    private EntryItem item(TableRow itemRow) {
        var title = cells.text(itemRow, InventoryColumn.ITEM_TITLE);
        var named = cells.text(itemRow, InventoryColumn.ITEM_NAME);
        var old = before.items().stream()
                .filter(item -> named.isEmpty()
                        ? item.title().equals(title)
                        : item.name().equals(named))
                .findFirst()
                .orElse(new EntryItem("", "", "", null, "", null, "", DataItem.Subject.NONE, ""));
        var name = !named.isEmpty()
                ? named
                : cells.has(InventoryColumn.ITEM_NAME) || old.name().isEmpty() ? title : old.name();
        if (name.isEmpty()) {
            cells.wrong(InventoryRule.ITEM_WITHOUT_NAME, itemRow, InventoryColumn.ITEM_TITLE);
        }
        var oldType = old.type();
        var type = cells.word(itemRow, InventoryColumn.ITEM_TYPE, oldType == null ? "" : oldType.name());
        var subject =
                cells.word(itemRow, InventoryColumn.ITEM_SUBJECT, old.subject().name());
        return new EntryItem(
                name,
                cells.text(itemRow, InventoryColumn.ITEM_TITLE, old.title()),
                cells.text(itemRow, InventoryColumn.ITEM_TITLE_EN, old.titleEn()),
                type.isEmpty() ? null : DataType.valueOf(type),
                cells.text(itemRow, InventoryColumn.ITEM_STANDARD, old.standard()),
                cells.level(itemRow, InventoryColumn.ITEM_LEVEL, old.level()),
                cells.word(itemRow, InventoryColumn.ITEM_CATEGORY, old.category()),
                subject.isEmpty() ? DataItem.Subject.NONE : DataItem.Subject.valueOf(subject),
                cells.text(itemRow, InventoryColumn.ITEM_DESCRIPTION, old.description()));
    }
}
