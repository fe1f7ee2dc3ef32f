package org.zhanqiao.demand.collection;

/// Somebody else changed the form first, or what was to be dismissed or restored is so already. Nothing was done.
public final class FormConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FormAct last;

    FormConflict(FormAct last) {
        super("form " + last.form() + " was changed by act " + last.number());
        this.last = last;
    }

    /// What was done last, by whom.
    public FormAct last() {
        return last;
    }
}
