package org.zhanqiao.exchange;

/// Where rows come from.
///
/// @param url      `postgresql://host:port/database`, a JDBC address, or the address an HTTP interface is posted to
/// @param username of the database; for HTTP the name of the header that carries the password
/// @param password in the clear here, sealed where it is stored
public record SourceDefinition(String id, SourceKind kind, String url, String username, String password) {

    @Override
    public String toString() {
        return "SourceDefinition[" + id + " " + kind + "]";
    }
}
