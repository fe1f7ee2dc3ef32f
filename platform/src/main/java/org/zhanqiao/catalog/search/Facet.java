package org.zhanqiao.catalog.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.catalog.Term;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.catalog.Vocabulary;
import org.zhanqiao.protection.Level;

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

    /// The values it can have; empty where they are as many as agencies or classes.
    List<String> values(TermBook terms) {
        return switch (this) {
            case AGENCY, CLASS -> List.of();
            case SHARE_TYPE -> Arrays.stream(ShareType.values()).map(Enum::name).toList();
            case LEVEL ->
                Arrays.stream(Level.values())
                        .map(level -> Integer.toString(level.number()))
                        .toList();
            case CYCLE -> codes(terms, Vocabulary.UPDATE_CYCLE);
            case OPEN_TYPE -> codes(terms, Vocabulary.OPEN_TYPE);
        };
    }

    private static List<String> codes(TermBook terms, Vocabulary list) {
        return terms.list(list).stream().map(Term::code).toList();
    }

    static Optional<Facet> find(String parameter) {
        return Arrays.stream(values())
                .filter(facet -> facet.parameter().equals(parameter))
                .findFirst();
    }
}
