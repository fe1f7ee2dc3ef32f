package org.zhanqiao.web;

import java.util.Map;

/// What a list page was asked for. Controllers take it as an argument; it is read from `q`, `sort`, `page` and `size`.
///
/// @param text what to look for, never null, at most 100 characters
/// @param sort a column's name as the page shows it, or empty for the page's own order
/// @param descending whether the order is turned round (`sort=-name`)
/// @param page counted from 1
/// @param size rows a page, 1 to 200
/// @param strict whether a column that is none is refused; a page then keeps its own order
public record ListQuery(String text, String sort, boolean descending, int page, int size, boolean strict) {

    public static final int DEFAULT_SIZE = 25;
    public static final int LARGEST_SIZE = 200;
    static final int LAST_PAGE = 100_000;
    static final int LONGEST_TEXT = 100;

    public ListQuery {
        text = text.strip();
        if (text.length() > LONGEST_TEXT) {
            text = text.substring(0, LONGEST_TEXT);
        }
        page = Math.clamp(page, 1, LAST_PAGE);
        size = Math.clamp(size, 1, LARGEST_SIZE);
    }

    /// What a page was asked for.
    public ListQuery(String text, String sort, boolean descending, int page, int size) {
        this(text, sort, descending, page, size, false);
    }

    /// Everything, from the first row, in the page's own order.
    public static ListQuery first() {
        return new ListQuery("", "", false, 1, DEFAULT_SIZE);
    }

    /// The `order by` of this list. Only the columns given can come out, so that no text of the caller reaches SQL.
    ///
    /// @param columns from the names a page shows to SQL columns
    /// @param ownOrder the SQL order when none of the names was asked for
    /// @throws UnfitParameter when a program asked for another
    public String orderBy(Map<String, String> columns, String ownOrder) {
        var column = columns.get(sort);
        if (column == null) {
            if (strict && !sort.isEmpty()) {
                throw new UnfitParameter(
                        "sort", columns.keySet().stream().sorted().toList());
            }
            return ownOrder;
        }
        return column + (descending ? " desc nulls last" : " asc nulls last") + ", " + ownOrder;
    }

    /// A pattern for `ilike` that finds the text anywhere, its own wildcards taken literally.
    public String pattern() {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /// The same list at another page, of another size.
    ListQuery at(int otherPage, int otherSize) {
        return new ListQuery(text, sort, descending, otherPage, otherSize, strict);
    }

    public int offset() {
        return (page - 1) * size;
    }
}
