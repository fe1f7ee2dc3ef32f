package org.zhanqiao.demand.missing;

/// The same data were stated to be missing already, and the case is open: it is to be seconded. Nothing was done.
public final class AlreadyStated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String id;

    AlreadyStated(String id) {
        super("stated already as " + id);
        this.id = id;
    }

    /// Number of the statement.
    public String id() {
        return id;
    }
}
