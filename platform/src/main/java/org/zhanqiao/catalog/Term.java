package org.zhanqiao.catalog;

/// One of the words that a field of an entry may hold.
///
/// @param source where the word stands: an article, the catalog guide, or `platform` for this platform's own
public record Term(Vocabulary list, String code, String title, String titleEn, String source) {

    public String title(boolean chinese) {
        return chinese ? title : titleEn;
    }
}
