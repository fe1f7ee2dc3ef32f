package org.zhanqiao.catalog;

/// Something was done to an entry. Published inside the transaction that does it.
///
/// @param entry as the act left it
public record EntryActed(Entry entry, EntryAct act) {}
