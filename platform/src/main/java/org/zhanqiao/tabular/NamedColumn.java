package org.zhanqiao.tabular;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A column that a reader knows by its headings, an enum constant.
public interface NamedColumn {

    /// All headings, parted by `|`: first the one of files that leave, then what is read as the same.
    String headings();

    /// As it is written in a file that leaves.
    default String heading() {
        return headings().split("\\|", 2)[0];
    }

    /// Further headings that are read as the same.
    default List<String> others() {
        return List.of(headings().split("\\|", -1)).stream().skip(1).toList();
    }

    /// The column of a heading, whatever its width, case, blanks, marks and what stands in brackets.
    static <C extends Enum<C> & NamedColumn> Optional<C> find(Class<C> type, String written) {
        var bare = bare(written);
        return bare.isEmpty()
                ? Optional.empty()
                : Arrays.stream(type.getEnumConstants())
                        .filter(column -> bare.equals(bare(column.heading()))
                                || column.others().stream()
                                        .map(NamedColumn::bare)
                                        .anyMatch(bare::equals))
                        .findFirst();
    }

    /// Where the columns of a row of headings are, counted from 0; the first of two that are called the same.
    static <C extends Enum<C> & NamedColumn> Map<C, Integer> places(Class<C> type, TableRow row) {
        var places = new EnumMap<C, Integer>(type);
        for (int i = 0; i < row.cells().size(); i++) {
            int at = i;
            find(type, row.cell(i).text()).ifPresent(column -> places.putIfAbsent(column, at));
        }
        return places;
    }

    private static String bare(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("\\([^)]*\\)", "")
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
