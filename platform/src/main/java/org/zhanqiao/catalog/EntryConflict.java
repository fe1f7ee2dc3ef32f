package org.zhanqiao.catalog;

/// Somebody else acted on the entry first, or its state does not allow the act. Nothing was done.
public final class EntryConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Entry current;
    private final transient EntryAct last;

    EntryConflict(Entry current, EntryAct last) {
        super("entry " + current.code() + " is " + current.state() + " at revision " + current.revision() + " by now");
        this.current = current;
        this.last = last;
    }

    /// The entry as it is now.
    public Entry current() {
        return current;
    }

    /// What was done last, when and by whom.
    public EntryAct last() {
        return last;
    }
}
