package org.zhanqiao.exchange.node;

/// Proof that the call's entry is durable and in the log. Only [EvidenceDesk] makes one, and nothing is answered
/// without one.
///
/// @param index  of the entry
/// @param header value of `Zhanqiao-Receipt`
/// @param entry  value of `Zhanqiao-Entry`: the entry itself
record Receipt(long index, CharSequence header, CharSequence entry) {}
