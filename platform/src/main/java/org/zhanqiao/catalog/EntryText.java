package org.zhanqiao.catalog;

/// What an entry would state.
///
/// @param code of the entry; empty for one that is not begun
public record EntryText(String code, EntryMetadata metadata) {}
