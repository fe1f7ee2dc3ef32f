package org.zhanqiao.samplecity;

/// How an agency's data can be reached.
public enum SourceKind {
    /// A schema of the city's PostgreSQL database, with a login role of the agency's own.
    POSTGRESQL,
    /// An H2 database of the agency's own, reached by JDBC.
    JDBC_H2,
    /// The agency's own HTTP interface, see [UtilityService]; the rows stand in a schema that only it reads.
    HTTP
}
