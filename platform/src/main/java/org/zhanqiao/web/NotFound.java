package org.zhanqiao.web;

/// There is no such thing. Pages answer 404.
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Names what was not found.
    ///
    /// @param kind what was looked for, in English, such as `agency`
    /// @param id the id asked for; never a personal value
    public NotFound(String kind, Object id) {
        super("no such " + kind + ": " + id);
    }
}
