package org.zhanqiao.demand;

import java.util.Locale;

/// What a call asks of a data service.
public enum Mode {
    /// Rows by key, 1 to 500 keys a call.
    QUERY,
    /// All rows under the grant's filter, page by page.
    LIST,
    /// Yes or no for each value sent; the only mode a level-4 item knows.
    VERIFY;

    private final String text = name().toLowerCase(Locale.ROOT);

    /// As it stands in paths and log entries: `query`, `list`, `verify`.
    public String text() {
        return text;
    }
}
