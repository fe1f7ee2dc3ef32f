package org.zhanqiao.samplecity;

import java.util.List;

/// An entry in the catalog of the whole city.
///
/// @param code of the national structure: 类, 项, 目, a stroke, a serial number
/// @param name such as 市南区食品经营许可证信息
/// @param summary what it holds, a sentence
/// @param classCode 类 and 项: 101 to 105, 201 to 212, 308
/// @param cycle such as 每日
/// @param shareCondition what it may be used for, where it is shared on conditions
/// @param basis the law and its article, where it is not shared
/// @param format such as 数据库表
public record CatalogEntry(
        String code,
        CatalogAgency agency,
        String name,
        String summary,
        String classCode,
        List<CatalogItem> items,
        String cycle,
        Sharing sharing,
        String shareCondition,
        String basis,
        Opening opening,
        String format) {

    public CatalogEntry {
        items = List.copyOf(items);
    }

    /// The highest level of its items.
    public int level() {
        return items.stream().mapToInt(CatalogItem::level).max().orElse(1);
    }

    /// Share types (共享类型).
    public enum Sharing {
        UNCONDITIONAL,
        CONDITIONAL,
        WITHHELD
    }

    /// Open types (开放类型).
    public enum Opening {
        UNCONDITIONAL,
        CONDITIONAL,
        DISALLOWED
    }
}
