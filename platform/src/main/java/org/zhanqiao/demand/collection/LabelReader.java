package org.zhanqiao.demand.collection;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhanqiao.catalog.HeldItems;
import org.zhanqiao.catalog.search.Synonyms;

/// Reads what people see on a form: which data the label asks for, under the names that datasets may have for them.
final class LabelReader {

    private static final Pattern BESIDES = Pattern.compile("[(\\[【{〔][^)\\]】}〕]*[)\\]】}〕]|^[0-9一二三四五六七八九十]+[.、]");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern PLEASE = Pattern.compile("^(?:请(?:填写|输入|选择|上传|提供)?|填写|输入|选择|上传)");
    private static final Pattern COPY = Pattern.compile("(?:[及和或]?(?:复印件|原件|扫描件|照片|电子版|影印件|材料|首页|页))+$");

    /// Characters of the shortest part that means something.
    private static final int SHORTEST = 2;

    private final LabelWords words = LabelWords.load();
    private final Synonyms synonyms;

    LabelReader(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    Reading read(FormField field) {
        var plain = plain(field.label());
        return field.kind() == FieldKind.PAPER ? paper(plain) : value(plain);
    }

    /// Without brackets, numbers at its beginning, signs, and the words that ask.
    static String plain(String label) {
        var text = Normalizer.normalize(label, Normalizer.Form.NFKC).strip();
        var bare = OTHER.matcher(BESIDES.matcher(text).replaceAll("")).replaceAll("");
        return PLEASE.matcher(bare).replaceFirst("");
    }

    private Reading paper(String plain) {
        var paper = words.withoutRole(COPY.matcher(plain).replaceFirst(""));
        var datasets = words.listDatasets(paper);
        return datasets.isEmpty()
                ? new Reading.UnknownPaper()
                : new Reading.Wanted(datasets.stream()
                        .map(part -> new Reading.Meaning("", part, How.PAPER, ""))
                        .toList());
    }

    private Reading value(String plain) {
        var bare = words.withoutRole(plain);
        if (words.findGroup(plain).isEmpty()) {
            if (words.isKey(bare) || words.isKey(plain)) {
                return new Reading.LookupKey();
            }
            if (words.isOfTheCase(bare) || words.isOfTheCase(plain)) {
                return new Reading.OfThisCase();
            }
            if (bare.length() < SHORTEST || words.isGeneral(plain)) {
                return new Reading.TooGeneral();
            }
            if (words.isGeneral(bare)) {
                // 登记状态 says too little, 企业登记状态 says of which register.
                Map<HeldItems.Wish, Reading.Meaning> meanings = new LinkedHashMap<>();
                addParts(meanings, plain);
                return new Reading.Wanted(List.copyOf(meanings.values()));
            }
        }
        return new Reading.Wanted(meanings(plain, bare));
    }

    private List<Reading.Meaning> meanings(String plain, String bare) {
        Map<HeldItems.Wish, Reading.Meaning> meanings = new LinkedHashMap<>();
        add(meanings, plain, "", How.SAME_NAME, "");
        add(meanings, bare, "", How.WITHOUT_ROLE, "");
        for (var name : new LinkedHashSet<>(List.of(plain, bare))) {
            words.findGroup(name)
                    .ifPresent(group -> group.names()
                            .forEach(other -> add(
                                    meanings,
                                    other,
                                    "",
                                    group.standard().isEmpty() ? How.USUAL_NAME : How.STANDARD_ELEMENT,
                                    group.standard())));
            spellings(name).forEach(other -> add(meanings, other, "", How.OTHER_SPELLING, ""));
            addParts(meanings, name);
            synonyms.alternatives(name).forEach(other -> add(meanings, other, "", How.SYNONYM, ""));
        }
        return List.copyOf(meanings.values());
    }

    /// Each way to read it as a part of a dataset’s name and an item’s.
    private void addParts(Map<HeldItems.Wish, Reading.Meaning> meanings, String name) {
        for (int i = SHORTEST; i <= name.length() - SHORTEST; i++) {
            var part = name.substring(0, i);
            var title = name.substring(i);
            if (!words.isVague(part) && !words.isOfTheCase(title) && !words.isKey(title)) {
                add(meanings, title, part, How.DATASET_AND_ITEM, "");
                synonyms.alternatives(part).forEach(other -> add(meanings, title, other, How.SYNONYM, ""));
            }
        }
    }

    /// The surest way to read something as the same stays.
    private static void add(
            Map<HeldItems.Wish, Reading.Meaning> meanings, String title, String part, How how, String standard) {
        var meaning = new Reading.Meaning(title, part, how, standard);
        meanings.merge(
                meaning.wish(),
                meaning,
                (first, second) -> first.how().confidence() >= second.how().confidence() ? first : second);
    }

    private static Set<String> spellings(String name) {
        var others = new LinkedHashSet<String>();
        for (var ending : List.of("号码", "编号", "号")) {
            if (name.endsWith(ending) && name.length() > ending.length() + 1) {
                var stem = name.substring(0, name.length() - ending.length());
                others.addAll(List.of(stem + "号码", stem + "编号", stem + "号"));
                break;
            }
        }
        if (name.endsWith("时间")) {
            others.add(name.substring(0, name.length() - 2) + "日期");
        }
        others.remove(name);
        return others;
    }
}
