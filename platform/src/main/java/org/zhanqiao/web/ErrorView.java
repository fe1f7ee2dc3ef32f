package org.zhanqiao.web;

/// What the error page shows.
///
/// @param kind what went wrong, such as `not-found`
/// @param status HTTP status
/// @param reference what a reader quotes when asking for help; it stands in the log
public record ErrorView(String kind, int status, String reference) {

    public String titleKey() {
        return "web.error." + kind + ".title";
    }

    public String bodyKey() {
        return "web.error." + kind + ".body";
    }

    public String nextKey() {
        return "web.error." + kind + ".next";
    }
}
