package org.zhanqiao.protection.suggest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.springframework.modulith.NamedInterface;

/// Covers, in what somebody wrote freely, the numbers and names of persons: for whatever is shown
/// outside. It knows them by their form and by the words around them, and rather covers a word too
/// many; nobody should take what it leaves for free of personal information.
@NamedInterface("suggest")
public final class PersonalText {

    /// What stands in place of a name.
    public static final String NAME = "＊＊";

    /// What stands in place of a number or an address.
    public static final String NUMBER = "＊＊＊＊";

    /// What people put between the digits of a number, some of them so that it is not found.
    private static final String BETWEEN = "[\\s\\-－—–~_.·•*/，,、]{0,3}";

    private static final String NUMERALS = "〇零一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖";
    private static final String DIGIT = "[\\d" + NUMERALS + "]";

    /// Numbers, in the text with full-width characters made narrow.
    private static final List<Pattern> NUMBERS = List.of(
            // Eleven digits and more: identity numbers, old ones of fifteen, mobile numbers with a country code, cards.
            Pattern.compile("(?<!\\d)\\+?(?:" + DIGIT + BETWEEN + "){10,}(?:" + DIGIT + "|[Xx])(?!\\d)"),
            // The unified social credit code, as a whole: of a sole trader it is a person’s.
            Pattern.compile("(?i)(?<![a-z0-9])[1-9A-HJ-NPQRTUWXY][1-9]\\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![a-z0-9])"),
            // Passports and permits to and from Hong Kong, Macau and Taiwan: E12345678, EA1234567, H1234567890.
            Pattern.compile("(?i)(?<![a-z0-9])[cdeghklmpstw](?:[ -]?\\d{8}(?:\\d{2})?|[a-z][ -]?\\d{7})(?!\\d)"),
            // Identity cards of Hong Kong and Macau: A123456(7), 1234567(8).
            Pattern.compile("(?i)(?<![a-z0-9])(?:[a-z]{1,2}\\d{6}|[157]\\d{6})\\([0-9a]\\)"),
            // A landline number with its area code, or alone.
            Pattern.compile("(?<!\\d)\\(?0\\d{2,3}\\)?[ -]?[2-8]\\d{6,7}(?:[-转]\\d{1,5})?(?!\\d)"),
            Pattern.compile("(?<![\\d.,])[2-8]\\d{7}(?![\\d.,]|元)"),
            // Written in Chinese numerals, which no year or sum has seven of in a row.
            Pattern.compile("[" + NUMERALS + "](?:[\\s\\-·.]{0,2}[" + NUMERALS + "]){6,}"),
            Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+"),
            Pattern.compile("(?i)(?:微信号?|wechat|weixin|vx|qq号?|扣扣)[是为:： ]{0,3}([a-z0-9][\\w-]{4,24})"),
            Pattern.compile(
                    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•\\- ]?" + "[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"),
            // The door, not the street: offices have streets, too.
            Pattern.compile("\\d+(?:号楼|号院|栋|幢|座)(?:\\d+单元)?\\d+(?:室|户)?"),
            Pattern.compile("\\d+单元\\d+(?:室|户)?"));

    static final String GIVEN = "[\\p{IsHan}&&[^" + String.join("", WordFile.list("no-given")) + "]]";
    static final String SURNAME = any("surnames");

    /// Surname and given name; the first character of a given name may be any.
    private static final String FULL_NAME = SURNAME + "(?:" + GIVEN + "{1,2}|\\p{IsHan}(?!\\p{IsHan}))";

    private static final String NO_NAME = "(?!" + String.join("|", WordFile.list("no-names")) + ")";
    private static final String JOIN = "(?:是|为|叫|名叫|[:： （(\"“「])?";

    private static final String LATIN = "[A-Z][A-Za-z'’-]+";

    /// 叫 alone says what anything is called.
    private static final String LATIN_BEFORE = "(?:" + any("name-says") + "|(?!叫)" + any("name-before") + ")";

    private static final List<Pattern> NAMES = List.of(
            Pattern.compile(any("name-says") + JOIN + "(" + NO_NAME + SURNAME + "\\p{IsHan}" + GIVEN + "?)"),
            Pattern.compile(any("name-before") + JOIN + "(" + NO_NAME + FULL_NAME + ")"),
            Pattern.compile("(?<!公)(" + NO_NAME + SURNAME + GIVEN + "{0,2}?)" + any("name-after")),
            // 王某、李某某 say nothing; 小王、老李 say as little as a surname does.
            Pattern.compile("(" + NO_NAME + FULL_NAME + ")[,，:： （(]{0,2}(?:身份证|电话|手机|号码|\uE000)"),
            // With dots, of any length; where one character stands before the first, it is a surname: 高·翔.
            Pattern.compile("((?:\\p{IsHan}{2,10}[·•]\\p{IsHan}{2,20}|(?<!\\p{IsHan})\\p{IsHan}{2,10}[·•]\\p{IsHan}|"
                    + SURNAME + "[·•]" + GIVEN + "{1,2})(?:[·•]\\p{IsHan}{1,20})*)"),
            Pattern.compile("姓" + SURNAME + "[,，、 ]{0,2}(?:单名|名叫|名字叫|名|叫)(?:一个|个)?(" + GIVEN + "{1,2})"),
            // A name in Latin letters: of two words after whatever a name follows, of any number after a colon.
            Pattern.compile(LATIN_BEFORE + JOIN + "(" + LATIN + "(?:[ ·]" + LATIN + "){1,3})(?![A-Za-z])"),
            Pattern.compile(LATIN_BEFORE + "[:：] ?([A-Za-z][A-Za-z'’-]+(?:[ ·][A-Za-z][A-Za-z'’-]+){0,3})"));

    /// After which a label that goes on with somebody’s name says for whom something is done: 给张丽华办离婚.
    private static final String FOR_WHOM = "给替帮陪";

    /// A day, as two of them, or one and a time, have as many digits as a number of somebody.
    private static final Pattern DAY = Pattern.compile("(?:19|20)\\d\\d([-./])\\d{1,2}\\1\\d{1,2}");

    private static final Pattern DAYS = Pattern.compile(
            DAY.pattern() + "(?:[ \\-~—–,，、]{0,3}(?:19|20)\\d\\d[-./]\\d{1,2}[-./]\\d{1,2})*(?:[ ]\\d{1,2})?");

    private PersonalText() {}

    /// The text with numbers and names of persons covered.
    public static String cover(String text) {
        var found = find(text);
        return write(text, found.numbers(), found.names());
    }

    /// The same for what is no sentence, such as the name of a matter or a paper: a bare name of
    /// somebody is covered where the label, or a part of it, begins, or says for whom something is
    /// done. Within words it cannot be told
    /// from what such labels are put together of, as in 二手房水电气暖同步过户.
    public static String coverLabel(String label) {
        var found = find(label, true);
        return write(label, found.numbers(), found.names());
    }

    /// Which characters of a text belong to numbers and to names.
    record Found(BitSet numbers, BitSet names) {}

    static Found find(String text) {
        return find(text, false);
    }

    private static Found find(String text, boolean label) {
        var numbers = new BitSet();
        var shown = Seen.of(text, at -> !isUnseen(at));
        for (var pattern : NUMBERS) {
            mark(pattern, shown, numbers);
        }
        var names = new BitSet();
        // A name may be written with spaces in it.
        var close = Seen.of(text, at -> !isUnseen(at) && !Character.isWhitespace(at));
        var loose = shown.without(numbers);
        var tight = close.without(numbers);
        var bare = new BitSet();
        for (var seen : tight.text().equals(loose.text()) ? List.of(loose) : List.of(loose, tight)) {
            NAMES.forEach(pattern -> mark(pattern, seen, names));
            mark(seen, bare);
        }
        if (label) {
            dropWithinWords(text, bare);
        }
        names.or(bare);
        return new Found(numbers, names);
    }

    private static void dropWithinWords(String text, BitSet names) {
        for (int start = names.nextSetBit(0); start >= 0; ) {
            int end = names.nextClearBit(start);
            if (start > 0
                    && Character.isLetterOrDigit(text.charAt(start - 1))
                    && FOR_WHOM.indexOf(text.charAt(start - 1)) < 0) {
                names.clear(start, end);
            }
            start = names.nextSetBit(end);
        }
    }

    /// A text as it is looked at, and where each of its characters stands in what was written.
    private record Seen(String text, int[] places) {

        static Seen of(String written, IntPredicate kept) {
            var text = new StringBuilder();
            var places = new int[written.length() + 1];
            int length = 0;
            for (int i = 0; i < written.length(); i += Character.charCount(written.codePointAt(i))) {
                int each = written.codePointAt(i);
                if (kept.test(each)) {
                    places[length++] = i;
                    text.append(narrow(each));
                }
            }
            places[length] = written.length();
            return new Seen(text.toString(), places);
        }

        Seen without(BitSet numbers) {
            var marked = new StringBuilder(text);
            for (int i = 0; i < marked.length(); i++) {
                if (numbers.get(places[i])) {
                    marked.setCharAt(i, '\uE000');
                }
            }
            return new Seen(marked.toString(), places);
        }
    }

    private static boolean isUnseen(int character) {
        return Character.getType(character) == Character.FORMAT;
    }

    private static void mark(Pattern pattern, Seen seen, BitSet marks) {
        var found = pattern.matcher(seen.text());
        int from = 0;
        while (from <= seen.text().length() && found.find(from)) {
            int group = found.groupCount() == 0 || found.group(1) == null ? 0 : 1;
            var day = DAY.matcher(found.group(group));
            boolean isDay = DAYS.matcher(found.group(group)).matches();
            if (!isDay && day.lookingAt()) {
                // A number that follows a day is one all the same.
                from = found.start(group) + day.end();
                continue;
            }
            if (!isDay) {
                marks.set(seen.places()[found.start(group)], seen.places()[found.end(group)]);
            }
            // What says that a name follows may stand inside what was found.
            from = Math.max(found.start() + 1, group == 0 ? found.end() : found.start(1));
        }
    }

    private static void mark(Seen seen, BitSet marks) {
        PersonNames.find(seen.text()).stream().forEach(at -> marks.set(seen.places()[at], seen.places()[at + 1]));
    }

    private static String write(String text, BitSet numbers, BitSet names) {
        var covered = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (numbers.get(at)) {
                covered.append(NUMBER);
                at = numbers.nextClearBit(at);
            } else if (names.get(at)) {
                covered.append(NAME);
                at = names.nextClearBit(at);
            } else {
                covered.append(text.charAt(at));
                at++;
            }
        }
        return covered.toString();
    }

    /// Any of the words, the longest first; those of one character are one class, which is looked up and not tried
    /// through.
    static String any(String key) {
        var words = new ArrayList<>(WordFile.list(key));
        words.sort(Comparator.comparingInt(String::length).reversed());
        var choices = new ArrayList<String>();
        var characters = new StringBuilder();
        for (var word : words) {
            if (word.length() == 1) {
                characters.append(word);
            } else {
                choices.add(Pattern.quote(word));
            }
        }
        if (!characters.isEmpty()) {
            choices.add("[" + Pattern.quote(characters.toString()) + "]");
        }
        return "(?:" + String.join("|", choices) + ")";
    }

    /// One character as it is read: digits of any script and in circles are digits, full-width ones narrow, dots of
    /// any kind one dot.
    private static char narrow(int written) {
        int digit = Character.isDigit(written) ? Character.digit(written, 10) : circled(written);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (written >= '\uFF01' && written <= '\uFF5E') {
            return (char) (written - 0xFEE0);
        }
        return switch (written) {
            case '\u3000', '\u00A0' -> ' ';
            case '\u30FB', '\uFF65', '\u2027', '\u2219', '\u22C5', '\u16EB' -> '·';
            default -> Character.isBmpCodePoint(written) ? (char) written : '\uE001';
        };
    }

    private static int circled(int written) {
        if (written == '\u24EA') {
            return 0;
        }
        return written >= '\u2460' && written <= '\u2468'
                ? written - '\u2460' + 1
                : written >= '\u2776' && written <= '\u277E' ? written - '\u2776' + 1 : -1;
    }
}
