package org.zhanqiao.exchange;

/// What became of opening a data service.
public sealed interface OpeningOutcome {

    /// It is open, and can be asked for and granted from now on.
    record Opened(String service) implements OpeningOutcome {}

    /// Another service serves the entry already; of two who opened at once the other one won.
    record ServedBefore(DataService service) implements OpeningOutcome {}

    /// It cannot be opened like this.
    record Unfit(ServiceCheck check) implements OpeningOutcome {}
}
