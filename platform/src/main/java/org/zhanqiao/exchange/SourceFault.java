package org.zhanqiao.exchange;

/// Why a source could not be reached. Each has its words for readers; none tells more than an SQLSTATE or a status.
public enum SourceFault {
    /// The name of the host means nothing here.
    HOST_UNKNOWN,
    /// Nothing listens at the port.
    REFUSED,
    /// No way leads to the host.
    UNREACHABLE,
    /// No answer in time.
    TIMEOUT,
    /// The account or its secret is wrong.
    CREDENTIALS,
    /// The database does not let this account in from here.
    NOT_ADMITTED,
    NO_DATABASE,
    /// The database has no connection left, or is starting or stopping.
    FULL,
    /// Encryption is not offered, or the certificate is not trusted.
    TLS,
    /// An HTTP interface has nothing at this path.
    NO_SUCH_PATH,
    /// An HTTP interface sends its callers elsewhere; nodes do not follow.
    REDIRECT,
    /// An HTTP interface answers with a failure of its own.
    BROKEN,
    /// Its host is one that no source may be at.
    FORBIDDEN_HOST,
    /// As many tests as this process bears are under way.
    BUSY,
    OTHER
}
