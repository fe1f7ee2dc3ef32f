package org.zhanqiao.catalog.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.catalog.Truth;
import org.zhanqiao.catalog.Vocabulary;
import org.zhanqiao.protection.Level;

/// Entries as rows of an inventory: what the first row of a dataset states, and one row an item. Code and name stand in
/// every row, so that a sorted sheet still says what belongs where.
record InventoryRows(Words words) {

    static List<String> headings() {
        return Arrays.stream(InventoryColumn.values())
                .map(InventoryColumn::heading)
                .toList();
    }

    /// Columns of long texts.
    static Set<Integer> wide() {
        return Arrays.stream(InventoryColumn.values())
                .filter(InventoryColumn::isLongText)
                .map(Enum::ordinal)
                .collect(Collectors.toSet());
    }

    /// @param agency name of the provider
    List<List<String>> rows(Entry entry, String agency) {
        return rows(entry.code(), entry.classCode(), agency, entry.agency(), entry.metadata());
    }

    List<List<String>> rows(String code, String classCode, String agency, String agencyCode, EntryMetadata text) {
        var first = dataset(text);
        first.put(InventoryColumn.CODE, code);
        first.put(InventoryColumn.CLASS, classCode);
        first.put(InventoryColumn.PROVIDER, agency);
        first.put(InventoryColumn.PROVIDER_CODE, agencyCode);
        var rows = new ArrayList<List<String>>();
        for (var item : text.items()) {
            var row = item(item);
            if (rows.isEmpty()) {
                row.putAll(first);
            } else {
                row.put(InventoryColumn.CODE, code);
                row.put(InventoryColumn.NAME, text.naming().name());
            }
            rows.add(values(row));
        }
        if (rows.isEmpty()) {
            rows.add(values(first));
        }
        return rows;
    }

    private static List<String> values(Map<InventoryColumn, String> row) {
        return Arrays.stream(InventoryColumn.values())
                .map(column -> row.getOrDefault(column, ""))
                .toList();
    }

    /// What the first row of a dataset states of it.
    Map<InventoryColumn, String> dataset(EntryMetadata text) {
        var row = new EnumMap<InventoryColumn, String>(InventoryColumn.class);
        var naming = text.naming();
        row.put(InventoryColumn.NAME, naming.name());
        row.put(InventoryColumn.ABSTRACT, naming.description());
        row.put(InventoryColumn.OTHER_CLASSES, String.join("；", naming.otherClasses()));
        row.put(InventoryColumn.RELATED, String.join("；", naming.related()));
        truth(row, naming.truth());
        var supply = text.supply();
        row.put(InventoryColumn.FORMATS, titles(Vocabulary.FORMAT, supply.formats()));
        row.put(InventoryColumn.NETWORK, title(Vocabulary.NETWORK, supply.network()));
        row.put(InventoryColumn.CYCLE, title(Vocabulary.UPDATE_CYCLE, supply.cycle()));
        row.put(InventoryColumn.MODES, titles(Vocabulary.SHARE_MODE, supply.modes()));
        sharing(row, text.sharing());
        row.put(
                InventoryColumn.OPEN_TYPE,
                title(Vocabulary.OPEN_TYPE, text.opening().type()));
        row.put(InventoryColumn.OPEN_CONDITIONS, text.opening().conditions());
        row.put(InventoryColumn.FIELD, title(Vocabulary.FIELD, text.grading().field()));
        row.put(InventoryColumn.LEVEL, level(text.grading().level()));
        row.put(InventoryColumn.SECRECY_BY, text.secrecy().by());
        row.put(InventoryColumn.SECRECY_ON, date(text.secrecy().on()));
        row.put(
                InventoryColumn.SECRECY,
                title(Vocabulary.SECRECY_OUTCOME, text.secrecy().outcome()));
        row.put(InventoryColumn.PRIVACY_BY, text.privacy().by());
        row.put(InventoryColumn.PRIVACY_ON, date(text.privacy().on()));
        row.put(
                InventoryColumn.PRIVACY,
                title(Vocabulary.PRIVACY_OUTCOME, text.privacy().outcome()));
        row.put(InventoryColumn.APPROVED_BY, text.approval().by());
        row.put(InventoryColumn.APPROVED_ON, date(text.approval().on()));
        return row;
    }

    private static void truth(Map<InventoryColumn, String> row, Truth truth) {
        switch (truth.origin()) {
            case UNSTATED -> {}
            case SOURCE -> {
                row.put(InventoryColumn.TRUTH, EntryReading.SOURCE);
                row.put(InventoryColumn.TRUTH_THING, truth.thing());
            }
            case DRAWN -> {
                row.put(InventoryColumn.TRUTH, EntryReading.DRAWN);
                row.put(InventoryColumn.DRAWN_FROM, truth.drawnFrom());
            }
        }
    }

    private void sharing(Map<InventoryColumn, String> row, Sharing sharing) {
        row.put(
                InventoryColumn.SHARE_TYPE,
                sharing.shareType()
                        .map(type -> title(Vocabulary.SHARE_TYPE, type.name()))
                        .orElse(""));
        switch (sharing) {
            case Sharing.Undecided undecided -> {}
            case Sharing.Unconditional unconditional -> {}
            case Sharing.Conditional conditional -> {
                row.put(InventoryColumn.SCOPE, conditional.scope());
                row.put(InventoryColumn.USE, conditional.use());
            }
            case Sharing.Withheld withheld -> {
                row.put(InventoryColumn.REASON, withheld.reason());
                row.put(InventoryColumn.BASES, new BasisText(words).write(withheld.bases()));
            }
        }
    }

    /// What a row states of an item.
    Map<InventoryColumn, String> item(EntryItem item) {
        var row = new EnumMap<InventoryColumn, String>(InventoryColumn.class);
        row.put(InventoryColumn.ITEM_TITLE, item.title());
        row.put(InventoryColumn.ITEM_NAME, item.name());
        row.put(InventoryColumn.ITEM_TITLE_EN, item.titleEn());
        row.put(
                InventoryColumn.ITEM_TYPE,
                Optional.ofNullable(item.type())
                        .map(type -> title(Vocabulary.DATA_TYPE, type.name()))
                        .orElse(""));
        row.put(InventoryColumn.ITEM_STANDARD, item.standard());
        row.put(InventoryColumn.ITEM_LEVEL, level(item.level()));
        row.put(InventoryColumn.ITEM_CATEGORY, title(Vocabulary.ITEM_CATEGORY, item.category()));
        row.put(
                InventoryColumn.ITEM_SUBJECT,
                title(Vocabulary.SUBJECT, item.subject().name()));
        row.put(InventoryColumn.ITEM_DESCRIPTION, item.description());
        return row;
    }

    private String title(Vocabulary list, String code) {
        return words.title(list, code);
    }

    private String titles(Vocabulary list, List<String> codes) {
        return codes.stream().map(code -> title(list, code)).collect(Collectors.joining("；"));
    }

    private static String level(@Nullable Level level) {
        return level == null ? "" : level.number() + "级";
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }
}
