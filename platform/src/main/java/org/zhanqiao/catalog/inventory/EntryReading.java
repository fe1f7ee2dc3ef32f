package org.zhanqiao.catalog.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.zhanqiao.catalog.Vocabulary;
import org.zhanqiao.tabular.TableRow;

/// What the rows of one dataset state.
final class EntryReading {

    /// How an inventory writes what a dataset is to its values.
    static final String SOURCE = "数源部门";

    static final String DRAWN = "取自其他目录";

    private static final EntryItem NO_ITEM = new EntryItem("", "", "", null, "", null, "", DataItem.Subject.NONE, "");

    private final BlockCells cells;
    private final InventoryRows rows;
    private final RowCells row;
    private final EntryMetadata before;
    private final boolean filling;

    private EntryReading(BlockCells cells, TableRow first, EntryMetadata before, boolean filling) {
        this.cells = cells;
        this.rows = new InventoryRows(cells.words());
        this.row = new RowCells(cells, first, rows.dataset(before), filling);
        this.before = before;
        this.filling = filling;
    }

    /// @param before  what the entry states so far
    /// @param filling whether only what it does not state yet is taken over, and which items there are
    static EntryMetadata read(BlockCells cells, Block block, EntryMetadata before, boolean filling) {
        block.rows().forEach(cells::check);
        block.rows().stream().skip(1).forEach(row -> sameAsFirst(cells, row, block.first()));
        return new EntryReading(cells, block.first(), before, filling).read(block);
    }

    private static void sameAsFirst(BlockCells cells, TableRow row, TableRow first) {
        for (var column : cells.headings().columns().keySet()) {
            var text = cells.text(row, column);
            if (!column.ofItem() && !text.isEmpty() && !text.equals(cells.text(first, column))) {
                cells.wrong(InventoryRule.DATASET_CELL_DIFFERS, row, column, cells.text(first, column), first.line());
            }
        }
    }

    private EntryMetadata read(Block block) {
        var grading = before.grading();
        var approval = before.approval();
        return new EntryMetadata(
                naming(),
                items(block),
                sharing(),
                opening(),
                supply(),
                new EntryMetadata.Grading(
                        row.word(InventoryColumn.FIELD, grading.field()),
                        row.level(InventoryColumn.LEVEL, grading.level())),
                assessment(
                        InventoryColumn.SECRECY_BY,
                        InventoryColumn.SECRECY_ON,
                        InventoryColumn.SECRECY,
                        before.secrecy()),
                assessment(
                        InventoryColumn.PRIVACY_BY,
                        InventoryColumn.PRIVACY_ON,
                        InventoryColumn.PRIVACY,
                        before.privacy()),
                new Approval(
                        row.text(InventoryColumn.APPROVED_BY, approval.by()),
                        row.date(InventoryColumn.APPROVED_ON, approval.on())));
    }

    private EntryMetadata.Naming naming() {
        var naming = before.naming();
        return new EntryMetadata.Naming(
                row.text(InventoryColumn.NAME, naming.name()),
                row.text(InventoryColumn.ABSTRACT, naming.description()),
                row.list(InventoryColumn.OTHER_CLASSES, naming.otherClasses()),
                row.list(InventoryColumn.RELATED, naming.related()),
                truth(naming.truth()));
    }

    private Truth truth(Truth old) {
        var thing = row.text(InventoryColumn.TRUTH_THING, old.thing());
        var drawnFrom = row.text(InventoryColumn.DRAWN_FROM, old.drawnFrom());
        var word = row.text(InventoryColumn.TRUTH);
        var origin = old.origin();
        if (row.changes(InventoryColumn.TRUTH)) {
            origin = switch (word) {
                case SOURCE, "数源", "是" -> Truth.Origin.SOURCE;
                case DRAWN, "取自", "否" -> Truth.Origin.DRAWN;
                default -> Truth.Origin.UNSTATED;
            };
            if (origin == Truth.Origin.UNSTATED) {
                row.wrong(InventoryRule.TRUTH_UNKNOWN, InventoryColumn.TRUTH, SOURCE, DRAWN);
            }
        } else if (word.isEmpty() && row.changes(InventoryColumn.TRUTH_THING)) {
            origin = Truth.Origin.SOURCE;
        }
        if (origin == Truth.Origin.DRAWN && row.changes(InventoryColumn.TRUTH_THING)) {
            row.wrong(InventoryRule.TRUTH_THING_UNASKED, InventoryColumn.TRUTH_THING, SOURCE);
        }
        if (origin == Truth.Origin.SOURCE && row.changes(InventoryColumn.DRAWN_FROM)) {
            row.wrong(InventoryRule.TRUTH_DRAWN_UNASKED, InventoryColumn.DRAWN_FROM, DRAWN);
        }
        return new Truth(origin, thing, drawnFrom);
    }

    private Sharing sharing() {
        var old = before.sharing();
        var code = row.word(
                InventoryColumn.SHARE_TYPE, old.shareType().map(Enum::name).orElse(""));
        if (code.isEmpty()) {
            return new Sharing.Undecided();
        }
        var conditional = old instanceof Sharing.Conditional known ? known : new Sharing.Conditional("", "");
        var withheld = old instanceof Sharing.Withheld known ? known : new Sharing.Withheld("", List.of());
        return switch (ShareType.valueOf(code)) {
            case UNCONDITIONAL -> {
                unaskedConditions();
                unaskedReasons();
                yield new Sharing.Unconditional();
            }
            case CONDITIONAL -> {
                unaskedReasons();
                yield new Sharing.Conditional(
                        row.text(InventoryColumn.SCOPE, conditional.scope()),
                        row.text(InventoryColumn.USE, conditional.use()));
            }
            case WITHHELD -> {
                unaskedConditions();
                yield new Sharing.Withheld(row.text(InventoryColumn.REASON, withheld.reason()), bases(withheld));
            }
        };
    }

    private List<org.zhanqiao.catalog.LegalBasis> bases(Sharing.Withheld old) {
        if (row.keeps(InventoryColumn.BASES)) {
            return old.bases();
        }
        var read = new BasisText(cells.words()).read(row.text(InventoryColumn.BASES));
        read.unknownKind()
                .ifPresent(kind -> row.wrong(
                        InventoryRule.BASIS_KIND_UNKNOWN,
                        InventoryColumn.BASES,
                        kind,
                        cells.words().all(Vocabulary.BASIS_KIND)));
        return read.bases();
    }

    private void unaskedConditions() {
        unasked(InventoryColumn.SCOPE, InventoryRule.SCOPE_UNASKED);
        unasked(InventoryColumn.USE, InventoryRule.USE_UNASKED);
    }

    private void unaskedReasons() {
        unasked(InventoryColumn.REASON, InventoryRule.REASON_UNASKED);
        unasked(InventoryColumn.BASES, InventoryRule.BASES_UNASKED);
    }

    private void unasked(InventoryColumn column, InventoryRule rule) {
        if (!CellText.isNothing(row.text(column))) {
            row.wrong(rule, column, row.text(InventoryColumn.SHARE_TYPE));
        }
    }

    private EntryMetadata.Opening opening() {
        var type = row.word(InventoryColumn.OPEN_TYPE, before.opening().type());
        if (!type.isEmpty()
                && !type.equals(EntryMetadata.Opening.CONDITIONAL)
                && row.changes(InventoryColumn.OPEN_CONDITIONS)) {
            row.wrong(
                    InventoryRule.OPEN_CONDITIONS_UNASKED,
                    InventoryColumn.OPEN_CONDITIONS,
                    row.text(InventoryColumn.OPEN_TYPE));
        }
        return new EntryMetadata.Opening(
                type, row.text(InventoryColumn.OPEN_CONDITIONS, before.opening().conditions()));
    }

    private EntryMetadata.Supply supply() {
        var supply = before.supply();
        return new EntryMetadata.Supply(
                row.words(InventoryColumn.FORMATS, supply.formats()),
                row.word(InventoryColumn.CYCLE, supply.cycle()),
                row.word(InventoryColumn.NETWORK, supply.network()),
                row.words(InventoryColumn.MODES, supply.modes()));
    }

    private Assessment assessment(InventoryColumn by, InventoryColumn on, InventoryColumn outcome, Assessment old) {
        return new Assessment(row.text(by, old.by()), row.date(on, old.on()), row.word(outcome, old.outcome()));
    }

    private List<EntryItem> items(Block block) {
        if (!cells.headings().hasItems()) {
            return before.items();
        }
        if (block.rows().size() > InventoryTable.MOST_ITEMS) {
            row.wrong(
                    InventoryRule.ITEMS_TOO_MANY,
                    InventoryColumn.NAME,
                    block.rows().size(),
                    InventoryTable.MOST_ITEMS);
            return before.items();
        }
        var items = new ArrayList<EntryItem>();
        for (var each : block.rows()) {
            boolean filled = cells.headings().columns().keySet().stream()
                    .anyMatch(column ->
                            column.ofItem() && !cells.text(each, column).isEmpty());
            boolean named = !cells.text(each, InventoryColumn.ITEM_TITLE).isEmpty()
                    || !cells.text(each, InventoryColumn.ITEM_NAME).isEmpty();
            if (named) {
                items.add(item(each));
            } else if (filled || !each.equals(block.first())) {
                cells.wrong(InventoryRule.ITEM_WITHOUT_NAME, each, InventoryColumn.ITEM_TITLE);
            }
        }
        return items;
    }

    private EntryItem item(TableRow itemRow) {
        var title = cells.text(itemRow, InventoryColumn.ITEM_TITLE);
        var named = cells.text(itemRow, InventoryColumn.ITEM_NAME);
        var known = before.items().stream()
                .filter(item -> named.isEmpty()
                        ? item.title().equals(title)
                        : item.name().equals(named))
                .findFirst();
        var old = known.orElse(NO_ITEM);
        var name = named.isEmpty() ? known.map(EntryItem::name).orElse(title) : named;
        var at = new RowCells(cells, itemRow, known.map(rows::item).orElseGet(Map::of), filling);
        var type = at.word(
                InventoryColumn.ITEM_TYPE,
                Optional.ofNullable(old.type()).map(Enum::name).orElse(""));
        var subject = at.word(InventoryColumn.ITEM_SUBJECT, old.subject().name());
        return new EntryItem(
                name,
                at.text(InventoryColumn.ITEM_TITLE, old.title()),
                at.text(InventoryColumn.ITEM_TITLE_EN, old.titleEn()),
                type.isEmpty() ? null : DataType.valueOf(type),
                at.text(InventoryColumn.ITEM_STANDARD, old.standard()),
                at.level(InventoryColumn.ITEM_LEVEL, old.level()),
                at.word(InventoryColumn.ITEM_CATEGORY, old.category()),
                subject.isEmpty() ? DataItem.Subject.NONE : DataItem.Subject.valueOf(subject),
                description(at, known.isPresent(), old.description()));
    }

    /// Of an item that the entry has already a database fills in what its comment says; which key the column is
    /// is no reason for a new version.
    private String description(RowCells at, boolean known, String old) {
        var stated = at.text(InventoryColumn.ITEM_DESCRIPTION, old);
        return filling && known && old.isEmpty() ? SchemaRows.withoutKeys(stated) : stated;
    }
}
