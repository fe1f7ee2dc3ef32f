package org.zhanqiao.protection.suggest;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.modulith.NamedInterface;

/// Covers, in what somebody wrote freely, the numbers and names of persons: for whatever is shown outside. It knows
/// them
/// by their form and by the words around them, and rather covers a word too many; nobody should take what it leaves for
/// free of personal information.
@NamedInterface("suggest")
public final class PersonalText {

    /// What stands in place of a name.
    public static final String NAME = "＊＊";

    /// What stands in place of a number or an address.
    public static final String NUMBER = "＊＊＊＊";

    private static final String BETWEEN = "[ \\-－—_.·]?";
    private static final String DIGIT = "\\d" + BETWEEN;

    /// Numbers, in the text with full-width characters made narrow.
    private static final List<Pattern> NUMBERS = List.of(
            // Eleven digits and more: identity numbers, old ones of fifteen, mobile numbers with a country code, cards.
            Pattern.compile("(?<!\\d)\\+?(?:" + DIGIT + "){10,}[\\dXx](?!\\d)"),
            // A landline number with its area code, or alone.
            Pattern.compile("(?<!\\d)\\(?0\\d{2,3}\\)?[ -]?[2-8]\\d{6,7}(?:[-转]\\d{1,5})?(?!\\d)"),
            Pattern.compile("(?<![\\d.,])[2-8]\\d{7}(?![\\d.,]|元)"),
            // Written in Chinese numerals, which no year or sum has seven of in a row.
            Pattern.compile("[〇零一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖]{7,}"),
            Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+"),
            Pattern.compile("(?i)(?:微信号?|wechat|weixin|vx|qq号?|扣扣)[是为:： ]{0,3}([a-z0-9][\\w-]{4,24})"),
            Pattern.compile(
                    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•\\- ]?" + "[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"),
            // The door, not the street: offices have streets, too.
            Pattern.compile("\\d+(?:号楼|号院|栋|幢|座)(?:\\d+单元)?\\d+(?:室|户)?"),
            Pattern.compile("\\d+单元\\d+(?:室|户)?"));

    private static final String GIVEN = "[\\p{IsHan}&&[^" + String.join("", WordFile.list("no-given")) + "]]";
    private static final String SURNAME = any("surnames");

    /// Surname and given name; the first character of a given name may be any.
    private static final String FULL_NAME = SURNAME + "(?:" + GIVEN + "{1,2}|\\p{IsHan}(?!\\p{IsHan}))";

    private static final String NO_NAME = "(?!" + String.join("|", WordFile.list("no-names")) + ")";
    private static final String JOIN = "(?:是|为|叫|名叫|[:： （(\"“「])?";

    private static final List<Pattern> NAMES = List.of(
            Pattern.compile(any("name-says") + JOIN + "(" + NO_NAME + SURNAME + "\\p{IsHan}" + GIVEN + "?)"),
            Pattern.compile(any("name-before") + JOIN + "(" + NO_NAME + FULL_NAME + ")"),
            Pattern.compile("(?<!公)(" + NO_NAME + SURNAME + GIVEN + "{0,2}?)" + any("name-after")),
            // 王某、李某某 say nothing; 小王、老李 say as little as a surname does.
            Pattern.compile("(" + NO_NAME + FULL_NAME + ")[,，:： （(]{0,2}(?:身份证|电话|手机|号码|\uE000)"),
            Pattern.compile("(\\p{IsHan}{2,10}[·•]\\p{IsHan}{2,10})"));

    private PersonalText() {}

    /// The text with numbers and names of persons covered.
    public static String cover(String text) {
        var narrow = narrow(text);
        var numbers = new BitSet();
        for (var pattern : NUMBERS) {
            mark(pattern, narrow, numbers);
        }
        var marked = new StringBuilder(narrow);
        numbers.stream().forEach(at -> marked.setCharAt(at, '\uE000'));
        var names = new BitSet();
        for (var pattern : NAMES) {
            mark(pattern, marked.toString(), names);
        }
        return write(text, numbers, names);
    }

    private static void mark(Pattern pattern, String text, BitSet marks) {
        var found = pattern.matcher(text);
        int from = 0;
        while (from <= text.length() && found.find(from)) {
            int group = found.groupCount() == 0 || found.group(1) == null ? 0 : 1;
            if (!isDate(found.group(group))) {
                marks.set(found.start(group), found.end(group));
            }
            // What says that a name follows may stand inside what was found.
            from = Math.max(found.start() + 1, group == 0 ? found.end() : found.start(1));
        }
    }

    /// Two dates, or a date and a time, have as many digits as a number of somebody.
    private static boolean isDate(String found) {
        return found.matches("(?:19|20)\\d\\d[-./]\\d{1,2}[-./]\\d{1,2}(?:[ ]\\d{1,2})?.{0,12}");
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

    private static String any(String key) {
        return WordFile.list(key).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /// The same text, character for character, with full-width ones made narrow.
    private static String narrow(String text) {
        var narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            narrow.append(narrow(text.charAt(i)));
        }
        return narrow.toString();
    }

    private static char narrow(char wide) {
        if (wide >= '\uFF01' && wide <= '\uFF5E') {
            return (char) (wide - 0xFEE0);
        }
        return wide == '\u3000' || wide == '\u00A0' ? ' ' : wide;
    }
}
