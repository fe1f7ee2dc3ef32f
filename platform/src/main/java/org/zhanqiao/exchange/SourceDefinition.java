package org.zhanqiao.exchange;

/// Where rows come from.
///
/// @param url      `postgresql://host:port/database`, a JDBC address, or the address an HTTP interface is posted to
/// @param username of the database; for HTTP the name of the header that carries the password
/// @param password in the clear here, sealed where it is stored
/// @param on       whether it is asked at all
public record SourceDefinition(String id, SourceKind kind, String url, String username, String password, boolean on) {

    /// A source that is asked.
    public SourceDefinition(String id, SourceKind kind, String url, String username, String password) {
        this(id, kind, url, username, password, true);
    }

    /// What its password is sealed for.
    public static String context(String id) {
        return "exchange.source:" + id;
    }

    @Override
    public String toString() {
        return "SourceDefinition[" + id + " " + kind + "]";
    }
}
