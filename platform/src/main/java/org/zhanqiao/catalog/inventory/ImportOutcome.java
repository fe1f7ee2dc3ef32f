package org.zhanqiao.catalog.inventory;

import java.util.List;

/// How an import ended. Only [Done] wrote anything.
public sealed interface ImportOutcome {

    record Done(int entries) implements ImportOutcome {}

    /// The catalog is not as the dry run saw it; a new dry run is needed.
    ///
    /// @param names of the datasets concerned, at most ten
    record CatalogChanged(List<String> names) implements ImportOutcome {}

    /// What was confirmed is not this dry run: the file is another, or it was tried out again.
    record OtherFile() implements ImportOutcome {}

    record AlreadyImported(String by) implements ImportOutcome {}

    /// Everything was to be imported, and something is wrong.
    record StillWrong(long datasets) implements ImportOutcome {}
}
