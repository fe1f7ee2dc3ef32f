package org.zhanqiao.evidence;

/// What became of checking a receipt.
public sealed interface ReceiptCheck {
    /// The log that signed the checkpoint holds this data at this index.
    record Genuine(long index, Checkpoint checkpoint) implements ReceiptCheck {}

    /// The receipt proves nothing about this data.
    ///
    /// @param reason what does not fit, in words for a person
    record NotGenuine(String reason) implements ReceiptCheck {}
}
