package org.zhanqiao.protection.suggest;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Where names of persons stand in a text although nothing announces them. [HanLP](https://github.com/hankcs/HanLP)
/// tells words apart and knows names by how their characters are used in names; what it cuts wrongly in the speech of
/// citizens is put right by the words around it. Names that are ordinary words, too (高峰, 汪洋), are names where only a
/// person fits.
///
/// What it needs is loaded with the first text: 0.4 s and some 60 MB. It may be used by many threads at once.
final class PersonNames {

    private static final Set<String> SURNAMES = Set.copyOf(WordFile.list("surnames"));
    private static final Set<String> PLACE_LAST = Set.copyOf(WordFile.list("place-last"));
    private static final Set<String> NO_LAST = Set.copyOf(WordFile.list("no-last"));
    private static final Set<String> NO_FIRST = Set.copyOf(WordFile.list("no-first"));
    private static final String NO_GIVEN = String.join("", WordFile.list("no-given"));

    private static final Pattern NO_NAME = words("no-names");
    private static final Pattern PLACE_AFTER = words("place-after");

    /// 李家下庄社区, 楼山后居委会: what stands between goes on with the place.
    private static final Pattern COMMUNITY_AFTER = Pattern.compile(
            "[\\p{IsHan}&&[^说到去让给在住来办开找跟和的是]]{0,4}?(?:" + String.join("|", WordFile.list("community-after")) + ")");

    /// Where something is that a word names: 房本上.
    private static final String WHERE = "上下里中内外前后";

    /// 小李, 老王: followed by what ends a name.
    private static final Pattern NICKNAME =
            Pattern.compile("(?<![大最从变古养敬助为\\d])(?!" + String.join("|", WordFile.list("no-nicks")) + ")[小老](?:"
                    + PersonalText.SURNAME + ")" + "(?![\\p{IsHan}&&[^" + NO_GIVEN + "收审录写人]])");

    /// A name where only a person fits, on its left the beginning of a clause or a word that a person follows.
    private static final Pattern DOING = Pattern.compile("(?:(?<=^|[^\\p{IsHan}])|(?<left>"
            + String.join("|", WordFile.list("name-left")) + "))(?<name>" + PersonalText.SURNAME + PersonalText.GIVEN
            + "{1,2}?)(?=" + String.join("|", WordFile.list("name-right")) + ")");

    /// How often the library's corpus has a word that may still be a name: at the beginning of a clause, where adverbs
    /// of time stand, too, and after a word that a person follows.
    private static final int RARE = 12;

    private static final int RARE_AFTER = 30;

    /// What single characters are that go on with a sentence: verbs, adverbs, prepositions, conjunctions, pronouns,
    /// numerals, particles, punctuation.
    private static final Set<String> GOES_ON = Set.of(
            "v", "vn", "vd", "d", "p", "c", "r", "m", "u", "uj", "ul", "uz", "ud", "ug", "uv", "y", "w", "f", "k",
            "ns");

    /// What the library takes given names of two characters for.
    private static final Set<String> RARE_GIVEN = Set.of("nz", "t", "b");

    /// What people put before somebody's given name.
    private static final Set<String> FAMILIAR = Set.of("阿", "小", "大", "老");

    private static final Pattern RIGHT = words("name-right");

    private static final Pattern ADDRESS = words("name-after");

    /// How long a name is at most that begins with no surname, such as those of other peoples.
    private static final int MOST_FOREIGN = 6;

    private static final class Reader {
        static final Segment WORDS = HanLP.newSegment()
                .enableCustomDictionary(false)
                .enablePlaceRecognize(false)
                .enableOrganizationRecognize(false)
                .enableNameRecognize(true)
                .enableTranslatedNameRecognize(true)
                .enableOffset(true);
    }

    private PersonNames() {}

    /// The characters of the text that belong to a name.
    static BitSet find(String text) {
        var names = new BitSet();
        var terms = Reader.WORDS.seg(text);
        for (int i = 0; i < terms.size(); i++) {
            if (isName(terms.get(i))
                    && surnameLength(terms.get(i).word) < terms.get(i).word.length()) {
                markTold(text, terms, i, names);
            } else {
                markSurname(text, terms, i, names);
            }
        }
        NICKNAME.matcher(text).results().forEach(found -> names.set(found.start(), found.end()));
        markDoing(text, names);
        // How somebody is addressed tells nothing of them.
        ADDRESS.matcher(text)
                .results()
                .filter(title -> title.start() > 0 && names.get(title.start() - 1))
                .forEach(title -> names.clear(title.start(), title.end()));
        return names;
    }

    private static boolean isName(Term term) {
        return term.nature.startsWith("nr");
    }

    /// A word that the library takes for a name.
    private static void markTold(String text, List<Term> terms, int index, BitSet names) {
        var term = terms.get(index);
        int surname = surnameLength(term.word);
        int most = surname == 0 ? MOST_FOREIGN : surname + 2;
        int end = term.offset;
        int wordEnd = term.offset + term.word.length();
        while (end < wordEnd && (end < term.offset + Math.max(1, surname) || !endsName(text.charAt(end)))) {
            end++;
        }
        if (end == wordEnd) {
            end = extend(terms, index, term.offset + most);
        }
        if (surname > 0 || isForeign(text, term, end)) {
            mark(text, term.offset, end, surname, names);
        }
    }

    /// Whether a word that begins with no surname may be a name all the same: 巴特尔, 阿强; 卓玛 only where a person fits.
    private static boolean isForeign(String text, Term term, int end) {
        var first = term.word.substring(0, 1);
        if (endsName(text.charAt(term.offset)) || NO_FIRST.contains(first)) {
            return false;
        }
        boolean begins = term.offset == 0 || endsName(text.charAt(term.offset - 1));
        boolean fits = begins && RIGHT.matcher(text).region(end, text.length()).lookingAt();
        return end - term.offset > 2 || FAMILIAR.contains(first) || fits;
    }

    /// A surname by itself, and what follows it as its given name.
    private static void markSurname(String text, List<Term> terms, int index, BitSet names) {
        var term = terms.get(index);
        int surname = surnameLength(term.word);
        boolean goesOn = !isName(term) && GOES_ON.contains(term.nature.toString());
        if (surname != term.word.length() || goesOn || index + 1 == terms.size()) {
            return;
        }
        var next = terms.get(index + 1);
        boolean isRare = CoreDictionary.getTermFrequency(next.word) < RARE;
        boolean isRareCharacter = isRare && next.word.length() == 1 && !endsName(next.word.charAt(0));
        boolean isRareWord = isRare && next.word.length() == 2 && RARE_GIVEN.contains(next.nature.toString());
        boolean isGiven = isName(next) || isRareCharacter || isRareWord;
        if (isGiven) {
            int end = next.offset;
            int most = Math.min(next.offset + next.word.length(), term.offset + surname + 2);
            while (end < most && !endsName(text.charAt(end))) {
                end++;
            }
            if (end == next.offset + 1) {
                end = extend(terms, index + 1, term.offset + surname + 2);
            }
            mark(text, term.offset, end, surname, names);
        }
    }

    /// Where a name ends that goes on in the next words, each of them a single character or a part of a name.
    private static int extend(List<Term> terms, int index, int most) {
        int end = terms.get(index).offset + terms.get(index).word.length();
        for (int i = index + 1; i < terms.size(); i++) {
            var next = terms.get(i);
            boolean isPart = next.word.length() == 1 || (isName(next) && surnameLength(next.word) == 0);
            if (!isPart
                    || end + next.word.length() > most
                    || GOES_ON.contains(next.nature.toString())
                    || next.word.chars().anyMatch(each -> endsName((char) each))) {
                break;
            }
            end += next.word.length();
        }
        return end;
    }

    private static void mark(String text, int start, int end, int surname, BitSet names) {
        boolean isLong = end - start > Math.max(1, surname);
        if (isLong && !isOrdinary(text, start, end) && !isPlace(text, end)) {
            names.set(start, end);
        }
    }

    private static void markDoing(String text, BitSet names) {
        var found = DOING.matcher(text);
        int from = 0;
        while (from <= text.length() && found.find(from)) {
            var name = found.group("name");
            int start = found.start("name");
            int often = CoreDictionary.getTermFrequency(name);
            if (!isOrdinary(text, start, start + 1)
                    && !NO_LAST.contains(name.substring(name.length() - 1))
                    && !isPlace(text, found.end("name"))
                    && often < (found.group("left") == null ? RARE : RARE_AFTER)) {
                names.set(start, found.end("name"));
            }
            from = found.start() + 1;
        }
    }

    /// Whether an ordinary word begins there, as long as the name at least: 朱红 is a colour, 朱红梅 a woman.
    private static boolean isOrdinary(String text, int start, int end) {
        var word = NO_NAME.matcher(text).region(start, text.length());
        return word.lookingAt() && (word.end() >= end || WHERE.indexOf(text.charAt(word.end())) >= 0);
    }

    /// Of the villages around the city many are named after families.
    private static boolean isPlace(String text, int end) {
        return PLACE_LAST.contains(text.substring(end - 1, end))
                || PLACE_AFTER.matcher(text).region(end, text.length()).lookingAt()
                || COMMUNITY_AFTER.matcher(text).region(end, text.length()).lookingAt();
    }

    private static boolean endsName(char each) {
        return NO_GIVEN.indexOf(each) >= 0 || !Character.UnicodeScript.of(each).equals(Character.UnicodeScript.HAN);
    }

    /// How many characters of the word are the surname it begins with; 0 when it begins with none.
    private static int surnameLength(String word) {
        if (word.length() >= 2 && SURNAMES.contains(word.substring(0, 2))) {
            return 2;
        }
        return SURNAMES.contains(word.substring(0, 1)) ? 1 : 0;
    }

    private static Pattern words(String key) {
        return Pattern.compile(PersonalText.any(key));
    }
}
