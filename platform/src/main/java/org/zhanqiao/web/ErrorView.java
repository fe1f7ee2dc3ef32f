package org.zhanqiao.web;

/// What the error page shows.
///
/// @param kind what went wrong, such as `not-found`
/// @param status HTTP status
/// @param reference what a reader quotes when asking for help; it stands in the log
/// @param back address of the page on which a form was sent that has to be sent again; empty for none
public record ErrorView(String kind, int status, String reference, String back) {

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
