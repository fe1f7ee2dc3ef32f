package org.zhanqiao.barrier.items;

/// What came of importing what a dry run showed.
public sealed interface ImportOutcome {

    record Done(long matters) implements ImportOutcome {}

    /// Somebody imported it before; nothing was done.
    record AlreadyImported() implements ImportOutcome {}

    /// A matter is otherwise than the dry run saw it; nothing was done.
    record InventoryChanged(String matter) implements ImportOutcome {}
}
