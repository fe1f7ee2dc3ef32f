package org.zhanqiao.protection.suggest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhanqiao.identity.OrganisationCode;
import org.zhanqiao.identity.ResidentId;
import org.zhanqiao.identity.SocialCreditCode;

/// What kinds a single value has the form of.
final class ValueShapes {

    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}");
    private static final Pattern LANDLINE = Pattern.compile("(?:\\(?0\\d{2,3}\\)?[- ]?)[2-8]\\d{6,7}(?:[-转]\\d{1,5})?");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+");
    private static final Pattern PLATE = Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]"
            + "(?:[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[挂学警港澳]|[DF][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[DF])");
    private static final Pattern BANK_CARD = Pattern.compile("(?:62|60|4\\d|5[1-5]|3[57]|9[0-9])\\d{14,17}");
    private static final Pattern POINT = Pattern.compile("1[0-3]\\d\\.\\d{4,}[,，;\\s]+[1-5]\\d\\.\\d{4,}");
    private static final Pattern HAN_NAME = Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}{2,10}[·•]\\p{IsHan}{2,10}");

    /// The number of a certificate or document, such as 鲁（2024）青岛市不动产权第0012345号: no address.
    private static final Pattern DOCUMENT =
            Pattern.compile(".*(?:[(（〔\\[【]\\d{4}[)）〕\\]】].*|[证权字发文函]第?)[\\dA-Za-z-]+号");

    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?.*");

    private ValueShapes() {}

    static Set<Kind> kinds(String value) {
        var kinds = EnumSet.noneOf(Kind.class);
        var upper = value.toUpperCase(Locale.ROOT);
        if (ResidentId.isValid(upper) && birthDate(upper).isPresent()) {
            kinds.add(Kind.RESIDENT_ID);
        } else if (SocialCreditCode.isValid(upper)) {
            kinds.add(Kind.SOCIAL_CREDIT_CODE);
        }
        add(kinds, Kind.ORGANISATION_CODE, OrganisationCode.isValid(upper));
        add(kinds, Kind.MOBILE, MOBILE.matcher(value).matches());
        add(kinds, Kind.LANDLINE, LANDLINE.matcher(value).matches());
        add(kinds, Kind.EMAIL, EMAIL.matcher(value).matches());
        add(kinds, Kind.PLATE, PLATE.matcher(upper.replaceAll("[·\\s-]", "")).matches());
        add(kinds, Kind.BANK_CARD, isBankCard(value.replace(" ", "")));
        add(kinds, Kind.LOCATION_TRACK, POINT.matcher(value).matches());
        add(kinds, Kind.PERSON_NAME, isPersonName(value));
        add(kinds, Kind.ADDRESS, isAddress(value));
        add(kinds, Kind.BIRTH_DATE, date(value).isPresent());
        for (var kind : ValueWords.KINDS) {
            add(kinds, kind, ValueWords.says(kind, value));
        }
        return kinds;
    }

    private static void add(Set<Kind> kinds, Kind kind, boolean fits) {
        if (fits) {
            kinds.add(kind);
        }
    }

    /// Whether a kind explains why values also have the form of another.
    static boolean explains(Kind kind, Kind lookalike) {
        return switch (kind) {
            case RESIDENT_ID -> lookalike == Kind.BANK_CARD || lookalike == Kind.SOCIAL_CREDIT_CODE;
            case SOCIAL_CREDIT_CODE -> lookalike == Kind.BANK_CARD || lookalike == Kind.RESIDENT_ID;
            case MOBILE -> lookalike == Kind.LANDLINE;
            case LANDLINE -> lookalike == Kind.MOBILE;
            case ADDRESS, PERSONAL_STATUS, HEALTH, RELIGION -> lookalike == Kind.PERSON_NAME;
            case ORGANISATION_CODE,
                    EMAIL,
                    PERSON_NAME,
                    BIRTH_DATE,
                    PLATE,
                    BANK_CARD,
                    FINANCE,
                    BIOMETRIC,
                    LOCATION_TRACK,
                    MINOR -> false;
        };
    }

    /// The date of birth that a value is or holds, if there is such a day and it is no later than 2100.
    static Optional<LocalDate> birthDate(String value) {
        return value.length() == 18 ? day(value.substring(6, 14)) : date(value);
    }

    private static Optional<LocalDate> date(String value) {
        var parts = DATE.matcher(value);
        if (parts.matches()) {
            return day(parts.group(1) + two(parts.group(2)) + two(parts.group(3)));
        }
        return value.length() == 8 ? day(value) : Optional.empty();
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private static Optional<LocalDate> day(String compact) {
        try {
            return Optional.of(LocalDate.parse(compact, COMPACT))
                    .filter(day -> day.getYear() >= 1880 && day.getYear() <= 2100);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isBankCard(String value) {
        if (!BANK_CARD.matcher(value).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(value.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static boolean isPersonName(String value) {
        return HAN_NAME.matcher(value).matches()
                && (value.indexOf('·') > 0 || ValueWords.SURNAMES.stream().anyMatch(value::startsWith))
                && ValueWords.NO_NAME_ENDINGS.stream().noneMatch(value::endsWith);
    }

    private static boolean isAddress(String value) {
        return value.length() >= 6
                && !DOCUMENT.matcher(value).matches()
                && ValueWords.ADDRESS_SIGNS.stream().filter(value::contains).count() >= 2
                && value.chars()
                        .anyMatch(character -> Character.isDigit(character) || character == '号' || character == '村');
    }
}
