package org.zhanqiao.catalog;

import org.jspecify.annotations.Nullable;

/// A data item of a dataset in force.
///
/// @param dataset   code of its entry
/// @param name      of the dataset
/// @param agency    unified social credit code of the provider
/// @param shareType `null` where none is decided
/// @param source    whether the dataset is the source of truth for what it holds (数源)
/// @param standard  the standard its values follow, such as GB 11643; empty when there is none
public record HeldItem(
        String dataset,
        String name,
        String agency,
        @Nullable ShareType shareType,
        boolean source,
        String standard,
        DataItem item) {}
