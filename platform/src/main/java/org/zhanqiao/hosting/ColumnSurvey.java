package org.zhanqiao.hosting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.identity.ResidentId;
import org.zhanqiao.identity.SocialCreditCode;
import org.zhanqiao.protection.suggest.ColumnLook;
import org.zhanqiao.protection.suggest.ItemLook;
import org.zhanqiao.protection.suggest.Suggestion;

/// Finds what a column's values are, from all of them. A type stands only when every value fits.
///
/// What looks like a number but is a name stays text: leading zeros, more than 15 digits, digits under a heading that
/// says code, or five and more digits all of one length (identity, telephone, post and division codes) unless the
/// heading says that they are a measure.
final class ColumnSurvey {

    private static final int MOST_DIGITS = 15;
    private static final int CODE_DIGITS = 5;

    private final Set<ItemType> possible =
            EnumSet.of(ItemType.NUMBER, ItemType.DATE, ItemType.TIMESTAMP, ItemType.BOOLEAN);
    private final ColumnHeading heading;
    private final ColumnLook look;
    private boolean digitsOnly = true;
    private boolean residents = true;
    private boolean organisations = true;
    private long values;
    private int length = -1;
    private long numbers;
    private long firstOther;

    /// @param today by which somebody is under 14
    ColumnSurvey(ColumnHeading heading, LocalDate today) {
        this.heading = heading;
        this.look = new ColumnLook(heading.title(), heading.title(), today);
    }

    void add(long line, String value) {
        if (value.isEmpty()) {
            return;
        }
        values++;
        boolean plain = value.indexOf('.') < 0 && value.charAt(0) != '-';
        digitsOnly &= plain;
        length = plain && (length == -1 || length == value.length()) ? value.length() : -2;
        boolean number = isNumber(value);
        if (number) {
            numbers++;
        } else {
            possible.remove(ItemType.NUMBER);
            firstOther = firstOther == 0 ? line : firstOther;
        }
        if (possible.contains(ItemType.DATE) && !isDate(value)) {
            possible.remove(ItemType.DATE);
        }
        if (possible.contains(ItemType.TIMESTAMP) && !isTimestamp(value)) {
            possible.remove(ItemType.TIMESTAMP);
        }
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            possible.remove(ItemType.BOOLEAN);
        }
        residents = residents && ResidentId.isValid(value);
        organisations = organisations && SocialCreditCode.isValid(value);
        look.add(value);
    }

    ItemType type() {
        if (values == 0 || (possible.contains(ItemType.NUMBER) && isCode())) {
            return ItemType.TEXT;
        }
        return possible.stream().findFirst().orElse(ItemType.TEXT);
    }

    DataItem.Subject subject() {
        if (values > 0 && residents) {
            return DataItem.Subject.RESIDENT_ID;
        }
        return values > 0 && organisations ? DataItem.Subject.USCC : DataItem.Subject.NONE;
    }

    /// What the heading and the values looked at say about the column's level.
    Suggestion suggestion() {
        return look.suggestion();
    }

    /// The same to be kept, for the item of this name.
    ItemLook look(String name) {
        var found = look.look();
        return new ItemLook(name, found.looked(), found.findings());
    }

    /// Whether whole numbers are names of something.
    private boolean isCode() {
        return digitsOnly && (heading.saysCode() || (length >= CODE_DIGITS && !heading.saysMeasure()));
    }

    /// The line that made a column text although nine values in ten are numbers, or 0.
    long strayLine() {
        return type() == ItemType.TEXT && numbers < values && numbers * 10 >= values * 9 ? firstOther : 0;
    }

    private static boolean isNumber(String value) {
        int at = value.charAt(0) == '-' ? 1 : 0;
        int point = value.indexOf('.');
        int whole = (point < 0 ? value.length() : point) - at;
        if (whole < 1 || whole > MOST_DIGITS || (whole > 1 && value.charAt(at) == '0')) {
            return false;
        }
        int decimals = point < 0 ? 0 : value.length() - point - 1;
        if (point >= 0 && (decimals < 1 || decimals > MOST_DIGITS)) {
            return false;
        }
        for (int i = at; i < value.length(); i++) {
            if (i != point && (value.charAt(i) < '0' || value.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDate(String value) {
        try {
            return value.length() == 10 && LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTimestamp(String value) {
        try {
            return value.length() <= 35 && OffsetDateTime.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
