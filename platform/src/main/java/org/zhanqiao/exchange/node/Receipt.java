package org.zhanqiao.exchange.node;

/// Proof that the call's entry is durable and in the log. Only [EvidenceDesk] makes one, and nothing is answered
/// without one.
///
/// @param index  of the entry
/// @param header value of `Zhanqiao-Receipt`: the tlog-proof text in base64
record Receipt(long index, CharSequence header) {}
