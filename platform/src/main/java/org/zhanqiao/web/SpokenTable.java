package org.zhanqiao.web;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A list to take away as the page shows it: the name of its file, its headings and the words for codes in the reader's
/// language, times to the minute in the city's zone. Codes that a program needs stand in columns of their own.
///
/// @param name     key of the file's name, without its ending
/// @param headings keys of the columns' headings
/// @param rows     texts, numbers, days, `Instant`, `Boolean`, [Spoken], and collections of these; read once and closed
///     by whoever writes the file
public record SpokenTable(String name, List<String> headings, Stream<? extends List<?>> rows) {

    public SpokenTable {
        headings = List.copyOf(headings);
    }

    public String name(Page page) {
        return page.text(name);
    }

    public List<String> header(Page page) {
        return headings.stream().map(key -> page.text(key)).toList();
    }

    public Stream<List<String>> lines(Page page) {
        return rows.map(row -> row.stream().map(cell -> cell(page, cell)).toList());
    }

    private static String cell(Page page, Object cell) {
        return switch (cell) {
            case Instant at -> page.time(at);
            case Boolean yes -> page.text(yes ? "web.yes" : "web.no");
            case Spoken words -> words.in(page);
            case Collection<?> several ->
                several.stream().map(each -> cell(page, each)).collect(Collectors.joining(page.text("web.and")));
            default -> cell.toString();
        };
    }
}
