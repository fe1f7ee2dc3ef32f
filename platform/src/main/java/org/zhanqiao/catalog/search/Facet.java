package org.zhanqiao.catalog.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What results can be narrowed by.
public enum Facet {
    /// 提供单位, by its unified social credit code.
    AGENCY,
    /// 共享类型.
    SHARE_TYPE,
    /// 分级, 1 to 4.
    LEVEL,
    /// 类 and 项 of the national structure, such as 101.
    CLASS,
    /// 更新周期.
    CYCLE,
    /// 开放类型.
    OPEN_TYPE;

    /// As addresses write it: `share-type`.
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Facet> find(String parameter) {
        return Arrays.stream(values())
                .filter(facet -> facet.parameter().equals(parameter))
                .findFirst();
    }
}
