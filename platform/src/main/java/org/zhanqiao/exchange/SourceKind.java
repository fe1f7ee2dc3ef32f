package org.zhanqiao.exchange;

/// How rows are fetched from an agency.
public enum SourceKind {
    /// PostgreSQL, through its pipelined protocol.
    POSTGRESQL,
    /// Any database with a JDBC driver, on virtual threads with a pool of its own.
    JDBC,
    /// An agency's own HTTP interface.
    HTTP
}
