package org.zhanqiao.catalog.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.protection.Level;

/// An entry that answers a question, as it is in force at this moment.
///
/// @param agency     unified social credit code of the provider
/// @param items      titles of those data items that answer the question, at most five
/// @param level      `null` where none is decided
/// @param shareType  `null` where none is decided
/// @param cycle      a code of [org.zhanqiao.catalog.Vocabulary#UPDATE_CYCLE], or empty
/// @param openType   a code of [org.zhanqiao.catalog.Vocabulary#OPEN_TYPE], or empty
public record FoundEntry(
        String code,
        MarkedText name,
        MarkedText description,
        String agency,
        MarkedText agencyName,
        List<MarkedText> items,
        @Nullable Level level,
        @Nullable ShareType shareType,
        String cycle,
        String openType) {

    public FoundEntry {
        items = List.copyOf(items);
    }
}
