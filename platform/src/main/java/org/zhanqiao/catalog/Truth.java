package org.zhanqiao.catalog;

/// Where the dataset's truth comes from: of data that several departments need, one is the source (数源部门,
/// 政务数据共享条例 art. 19).
///
/// @param thing     what this dataset is the source of truth for, such as 居民户籍登记; for [Origin#SOURCE]
/// @param drawnFrom code of the dataset whose values it repeats; for [Origin#DRAWN]
public record Truth(Origin origin, String thing, String drawnFrom) {

    /// What a dataset is to its values.
    public enum Origin {
        /// The draft does not say yet.
        UNSTATED,
        /// The department collects them by its duty: there is no other source.
        SOURCE,
        /// They come from another dataset of the catalog.
        DRAWN
    }

    static Truth unstated() {
        return new Truth(Origin.UNSTATED, "", "");
    }
}
