package org.zhanqiao.quality;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.identity.OrganisationCode;
import org.zhanqiao.identity.ResidentId;
import org.zhanqiao.identity.SocialCreditCode;

/// What the value of an item is held to, by what the catalog says of the item. Values that are not there break
/// [#STATED] alone.
public enum ItemRule {
    /// There is a value (数据元素完整性, GB/T 36344 0201).
    STATED,
    /// It is a number (数据格式合规性, GB/T 36344 0302).
    NUMBER,
    /// It is a day that there is, as ISO 8601 writes it.
    DATE,
    /// It is true or false.
    TRUTH,
    /// Its check character is right (公民身份号码, GB 11643).
    RESIDENT_ID,
    /// Its check character is right (统一社会信用代码, GB 32100).
    SOCIAL_CREDIT_CODE,
    /// Its check character is right (组织机构代码, GB 11714).
    ORGANISATION_CODE,
    /// It is of the code list that the item’s standard is (权威参考数据, GB/T 36344 0105).
    CODE;

    private static final int LONGEST_NUMBER = 64;

    /// The rules for an item by its type, by whom it names and by the standard it follows; none for plain text.
    ///
    /// @param standard as its entry states it, such as `GB 11643`; empty for none
    static List<ItemRule> listFor(DataItem item, String standard) {
        var rules = new ArrayList<ItemRule>();
        ofType(item.type(), rules);
        if (item.subject() == DataItem.Subject.RESIDENT_ID || standard.contains("11643")) {
            rules.add(RESIDENT_ID);
        }
        if (item.subject() == DataItem.Subject.USCC || standard.contains("32100")) {
            rules.add(SOCIAL_CREDIT_CODE);
        }
        if (standard.contains("11714")) {
            rules.add(ORGANISATION_CODE);
        }
        return List.copyOf(rules);
    }

    /// Each database prints instants in a form of its own, so that none is held against them.
    private static void ofType(ItemType type, List<ItemRule> rules) {
        switch (type) {
            case NUMBER -> rules.add(NUMBER);
            case DATE -> rules.add(DATE);
            case BOOLEAN -> rules.add(TRUTH);
            case TEXT, TIMESTAMP -> {}
        }
    }

    /// @param value as the source gives it; `null` where it has none
    boolean passes(@Nullable String value) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            return this != STATED;
        }
        return switch (this) {
            case STATED -> true;
            case NUMBER -> isNumber(text);
            case DATE -> isDate(text);
            case TRUTH -> Set.of("true", "false", "t", "f", "1", "0").contains(text.toLowerCase(Locale.ROOT));
            case RESIDENT_ID -> ResidentId.isValid(text.toUpperCase(Locale.ROOT));
            case SOCIAL_CREDIT_CODE -> SocialCreditCode.isValid(text.toUpperCase(Locale.ROOT));
            case CODE -> throw new IllegalStateException("only the list tells which values are of it");
            case ORGANISATION_CODE -> OrganisationCode.isValid(text.toUpperCase(Locale.ROOT));
        };
    }

    private static boolean isNumber(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return false;
        }
        try {
            return new BigDecimal(text).scale() < LONGEST_NUMBER;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// Key of the words for it.
    public String messageKey() {
        return "quality.rule." + name();
    }
}
