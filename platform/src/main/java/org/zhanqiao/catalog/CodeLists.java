package org.zhanqiao.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The code lists of standards, rows of `catalog.code_value`: GB/T 2261.1 (性别), GB/T 2261.2 (婚姻状况), GB/T 3304 (民族),
/// and those that a city adds.
@Service
public class CodeLists {

    private final JdbcClient jdbc;

    CodeLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All lists, for as many items as there are.
    public Book book() {
        Map<String, Set<String>> values = new HashMap<>();
        jdbc.sql("select standard, code, titles from catalog.code_value").query(row -> {
            var own = values.computeIfAbsent(row.getString("standard"), _ -> new HashSet<>());
            own.add(row.getString("code"));
            own.addAll(Arrays.asList((String[]) row.getArray("titles").getArray()));
        });
        return new Book(values.entrySet().stream()
                .map(each -> new CodeList(each.getKey(), each.getValue()))
                .toList());
    }

    /// The lists at one moment.
    public record Book(List<CodeList> lists) {

        public Book {
            lists = List.copyOf(lists);
        }

        /// The list that a standard is or names, such as `GB/T 2261.1-2003 个人基本信息分类与代码`.
        ///
        /// @param standard as an entry states it; empty for none
        public Optional<CodeList> find(String standard) {
            return lists.stream()
                    .filter(list -> names(bare(standard), bare(list.standard())))
                    .max(Comparator.comparingInt(list -> list.standard().length()));
        }

        private static String bare(String standard) {
            return standard.replaceAll("[\\s\\u3000]", "").replace('／', '/');
        }

        /// Whether it stands there, and is not the beginning of another number.
        private static boolean names(String standard, String list) {
            int at = standard.indexOf(list);
            int end = at + list.length();
            return at >= 0
                    && (end == standard.length()
                            || (!Character.isDigit(standard.charAt(end)) && standard.charAt(end) != '.'));
        }
    }
}
