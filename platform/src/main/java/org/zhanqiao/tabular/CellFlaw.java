package org.zhanqiao.tabular;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// What keeps a cell from being read at all.
public enum CellFlaw {
    /// A formula, or the text of one.
    FORMULA,
    /// What a spreadsheet shows as `#N/A` or `#REF!`.
    ERROR,
    TOO_LONG,
    /// A long number of which a spreadsheet dropped the last digits.
    ROUNDED,
    /// Read in a wrong encoding before it came here.
    GARBLED,
    /// Characters that nobody sees, such as a space of no width.
    CONTROL;

    /// Characters of a cell, at most.
    public static final int LONGEST = 4_000;

    private static final Pattern WORKSHEET_ERROR = Pattern.compile("#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!)");
    private static final Pattern DROPPED_DIGITS = Pattern.compile("-?\\d(\\.\\d+)?[Ee]\\+?\\d{1,3}");
    private static final Pattern MOJIBAKE = Pattern.compile("\uFFFD|锟斤拷|烫烫烫|\u00C3[\u0080-\u00BF]");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\u200B-\u200F\u202A-\u202E\u2060\uFEFF&&[^\\t\\r\\n]]");
    private static final Pattern FUNCTION = Pattern.compile("=[A-Z.]{2,}\\(.*", Pattern.DOTALL);

    public static Optional<CellFlaw> find(TableCell cell) {
        return switch (cell.kind()) {
            case FORMULA -> Optional.of(FORMULA);
            case ERROR -> Optional.of(ERROR);
            case NUMBER, TEXT -> find(cell.text());
        };
    }

    private static Optional<CellFlaw> find(String text) {
        if (text.length() > LONGEST) {
            return Optional.of(TOO_LONG);
        }
        if (DROPPED_DIGITS.matcher(text).matches() && new BigDecimal(text).precision() + scale(text) > 15) {
            return Optional.of(ROUNDED);
        }
        if (WORKSHEET_ERROR.matcher(text).matches()) {
            return Optional.of(ERROR);
        }
        if (FUNCTION.matcher(text).matches()) {
            return Optional.of(FORMULA);
        }
        if (MOJIBAKE.matcher(text).find()) {
            return Optional.of(GARBLED);
        }
        return UNSEEN.matcher(text).find() ? Optional.of(CONTROL) : Optional.empty();
    }

    private static int scale(String text) {
        return Math.max(0, -new BigDecimal(text).scale());
    }

    /// A text with what nobody would see in it written as `〔U+200B〕`.
    public static String visible(String text) {
        return UNSEEN.matcher(text)
                .replaceAll(found -> "〔U+%04X〕".formatted(found.group().codePointAt(0)));
    }
}
