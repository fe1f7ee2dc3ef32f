package org.zhanqiao.catalog;

/// A class of the national structure (信息资源分类): 类, 项, 目, perhaps 细目.
///
/// @param code 1 digit for a 类, 3 for a 项, 6 for a 目, more for a 细目
public record CatalogClass(String code, String title, String titleEn) {

    /// Digits from which on a class can carry entries: 类, 项 and 目.
    static final int CARRYING = 6;

    /// Whether entries can lie in it, rather than only in its parts.
    public boolean carriesEntries() {
        return code.length() >= CARRYING;
    }

    public String title(boolean chinese) {
        return chinese ? title : titleEn;
    }
}
