package org.zhanqiao.catalog.inventory;

/// What importing a dataset of an inventory does.
public enum Outcome {
    NEW_DRAFT,
    /// A draft that is being written, of a first or a next version, states something else.
    CHANGES_DRAFT,
    /// An entry in force gets a draft of its next version.
    NEW_VERSION,
    UNCHANGED,
    /// Something has to be mended first; nothing is done.
    WRONG;

    public boolean writes() {
        return this == NEW_DRAFT || this == CHANGES_DRAFT || this == NEW_VERSION;
    }
}
