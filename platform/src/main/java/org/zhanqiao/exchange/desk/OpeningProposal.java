package org.zhanqiao.exchange.desk;

import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.catalog.inventory.TableOutline;

/// What stands in the form before anything is typed: an item gets the column that bears its name, or whose comment is
/// its title; the primary key is the key; what says when a row was updated is proposed by its name.
final class OpeningProposal {

    private static final Pattern NOT_OF_A_CODE = Pattern.compile("[^a-z0-9._-]+");
    private static final Pattern AFTER_HEAD = Pattern.compile("(?s)[:：,，;；(（].*");
    private static final Pattern UPDATED = Pattern.compile("(?i).*(updat|modif|as_of|更新|修改).*");
    private static final String TIME_LIMIT = "2000";
    private static final String BULKHEAD = "32";
    private static final int LONGEST_NAME = 60;

    private OpeningProposal() {}

    /// @param prefix what the agency's codes begin with
    /// @param taken  whether a service has a code
    static OpeningForm form(
            Dataset dataset, ValuePlace place, TableOutline table, String prefix, Predicate<String> taken) {
        var columns = new HashMap<String, String>();
        var used = new HashSet<String>();
        propose(dataset, table, columns, used, OpeningProposal::sameName);
        propose(dataset, table, columns, used, OpeningProposal::sameTitle);
        var key = table.columns().stream()
                .filter(TableOutline.Column::key)
                .map(TableOutline.Column::name)
                .toList();
        return new OpeningForm(
                dataset.code(),
                OpeningForm.write(place),
                code(dataset, table, prefix, taken),
                columns,
                dataset.items().stream()
                        .map(DataItem::name)
                        .filter(item -> key.contains(columns.getOrDefault(item, "")))
                        .toList(),
                times(table).stream()
                        .filter(column -> UPDATED.matcher(column.name() + column.comment())
                                .matches())
                        .map(TableOutline.Column::name)
                        .findFirst()
                        .orElse(""),
                TIME_LIMIT,
                BULKHEAD);
    }

    private static boolean sameName(DataItem item, TableOutline.Column column) {
        return item.name().equalsIgnoreCase(column.name());
    }

    private static boolean sameTitle(DataItem item, TableOutline.Column column) {
        return item.title().equals(head(column));
    }

    /// What a comment calls its column, before it explains.
    static String head(TableOutline.Column column) {
        return AFTER_HEAD.matcher(column.title()).replaceFirst("").strip();
    }

    private static void propose(
            Dataset dataset,
            TableOutline table,
            Map<String, String> columns,
            Set<String> used,
            BiPredicate<DataItem, TableOutline.Column> meant) {
        for (var item : dataset.items()) {
            if (columns.containsKey(item.name())) {
                continue;
            }
            table.columns().stream()
                    .filter(column -> !used.contains(column.name()) && meant.test(item, column))
                    .map(TableOutline.Column::name)
                    .findFirst()
                    .ifPresent(column -> {
                        columns.put(item.name(), column);
                        used.add(column);
                    });
        }
    }

    /// Columns that may say when a row was true.
    static List<TableOutline.Column> times(TableOutline table) {
        return table.columns().stream()
                .filter(column ->
                        column.jdbcType() == Types.TIMESTAMP || column.jdbcType() == Types.TIMESTAMP_WITH_TIMEZONE)
                .toList();
    }

    /// The table's name in the letters of a code, or the entry's number where it has none; numbered when it is taken.
    private static String code(Dataset dataset, TableOutline table, String prefix, Predicate<String> taken) {
        var name = letters(table.name()).or(() -> letters(dataset.code())).orElse("service");
        var code = prefix + name.substring(0, Math.min(name.length(), LONGEST_NAME));
        for (int i = 2; taken.test(code); i++) {
            code = prefix + name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-" + i;
        }
        return code;
    }

    private static Optional<String> letters(String text) {
        var letters = NOT_OF_A_CODE
                .matcher(text.toLowerCase(Locale.ROOT).replace('_', '-'))
                .replaceAll("-")
                .replaceAll("^-+|-+$", "");
        return letters.isEmpty() ? Optional.empty() : Optional.of(letters);
    }
}
