package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.SubjectKind.NONE;

/// A data item (信息项): one column of an agency's table.
///
/// @param column name in the database
/// @param title Chinese name
/// @param titleEn English name
/// @param type letter of catalogue metadata
/// @param sqlType type in the database, valid in PostgreSQL and H2
/// @param suggestedLevel 1 (harmless) to 4 (only yes-or-no answers), a suggestion for the agency that grades it
/// @param subject whom its value identifies
/// @param description what the value means, its unit or its words, in Chinese; may be empty
/// @param descriptionEn the same in English; empty where that is
public record ItemSpec(
        String column,
        String title,
        String titleEn,
        ItemType type,
        String sqlType,
        int suggestedLevel,
        SubjectKind subject,
        String description,
        String descriptionEn) {

    static ItemSpec text(String column, int length, String title, String titleEn, int level) {
        return new ItemSpec(column, title, titleEn, ItemType.C, "varchar(" + length + ")", level, NONE, "", "");
    }

    static ItemSpec date(String column, String title, String titleEn, int level) {
        return new ItemSpec(column, title, titleEn, ItemType.D, "date", level, NONE, "", "");
    }

    static ItemSpec whole(String column, String title, String titleEn, int level) {
        return new ItemSpec(column, title, titleEn, ItemType.I, "bigint", level, NONE, "", "");
    }

    static ItemSpec decimal(String column, String title, String titleEn, int level) {
        return new ItemSpec(column, title, titleEn, ItemType.N, "numeric(14,2)", level, NONE, "", "");
    }

    static ItemSpec residentId(String column, String title, String titleEn) {
        return new ItemSpec(
                column, title, titleEn, ItemType.C, "varchar(18)", 3, SubjectKind.RESIDENT_ID, "GB 11643", "GB 11643");
    }

    static ItemSpec uscc(String column, String title, String titleEn) {
        return new ItemSpec(
                column, title, titleEn, ItemType.C, "varchar(18)", 1, SubjectKind.USCC, "GB 32100", "GB 32100");
    }

    /// Row number in the agency's own table, its primary key.
    static ItemSpec recordNumber() {
        return whole("record_no", "登记序号", "Record number", 1);
    }

    /// When the source says the row was true.
    static ItemSpec updatedAt() {
        return new ItemSpec(
                "updated_at",
                "数据时间",
                "As of",
                ItemType.T,
                "timestamp with time zone",
                1,
                NONE,
                "数源部门最近一次确认该行属实的时间",
                "when the agency last confirmed that the row is true");
    }

    ItemSpec described(String chinese, String english) {
        return new ItemSpec(column, title, titleEn, type, sqlType, suggestedLevel, subject, chinese, english);
    }

    /// What an agency writes that has one text for all its readers: Chinese, then English.
    public String wording() {
        return description.equals(descriptionEn) ? description : description + " · " + descriptionEn;
    }
}
