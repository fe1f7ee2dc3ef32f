package org.zhanqiao.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// How well the search answers the questions of `relevance.txt`, over the 17,000 entries of the sample city.
class A01_RelevanceTest {

    private static final CityIndex CITY = new CityIndex(17_000);

    @AfterAll
    static void close() throws IOException {
        CITY.close();
    }

    /// A question and what came of it.
    private record Judged(String question, double reciprocalRank, double recall, List<String> found) {

        static Judged of(String question, List<String> expected) {
            var found = CITY.names(CITY.ask(question));
            int first = expected.stream()
                    .mapToInt(found::indexOf)
                    .filter(rank -> rank >= 0)
                    .min()
                    .orElse(-1);
            double recall = expected.stream().filter(found::contains).count() / (double) expected.size();
            return new Judged(question, first < 0 ? 0 : 1.0 / (first + 1), recall, found);
        }
    }

    @Test
    void a01_the_score_of_the_fixed_questions() {
        var judged = new ArrayList<Judged>();
        for (var line : Synonyms.lines("relevance.txt")) {
            var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            judged.add(Judged.of(parts.getFirst(), parts.subList(1, parts.size())));
        }
        double rank =
                judged.stream().mapToDouble(Judged::reciprocalRank).average().orElse(0);
        double recall = judged.stream().mapToDouble(Judged::recall).average().orElse(0);
        judged.stream()
                .filter(each -> each.reciprocalRank() < 1 || each.recall() < 1)
                .forEach(each -> System.out.printf(
                        "  %-14s RR %.2f  recall@10 %.2f  %s%n",
                        each.question(),
                        each.reciprocalRank(),
                        each.recall(),
                        each.found().stream().limit(4).toList()));
        System.out.printf(
                Locale.ROOT,
                "检索相关性 · relevance: %d questions, MRR %.3f, recall@10 %.3f%n",
                judged.size(),
                rank,
                recall);
        assertThat(judged).hasSizeGreaterThanOrEqualTo(60);
        assertThat(rank).as("mean reciprocal rank").isGreaterThanOrEqualTo(0.9);
        assertThat(recall).as("recall among the first ten").isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void a02_a_part_of_a_compound_is_found_within_it() {
        assertThat(CITY.names(CITY.ask("证券代码"))).containsExactly("上市公司名录", "拟上市企业名录");
        assertThat(CITY.ask("代码").total()).isGreaterThan(1_000);
        assertThat(CITY.ask("券代").total()).isEqualTo(2);
    }

    @Test
    void a03_one_wrong_character_in_four_is_forgiven_and_the_right_word_offered() {
        for (var question : List.of("社汇保障", "社会保章", "射会保障", "社会呆障", "社保障卡", "社会会保障", "会社保障")) {
            var hits = CITY.ask(question);
            assertThat(CITY.names(hits)).as(question).anyMatch(name -> name.contains("社会保障卡"));
        }
        var hits = CITY.ask("社汇保障");
        assertThat(hits.closeness()).isEqualTo(Closeness.NEARLY);
        assertThat(Suggestion.of(QueryText.of("社汇保障", CITY.synonyms()), CITY.texts(hits)))
                .contains("社会保障");
        var latin = CITY.ask("certifcate");
        assertThat(latin.closeness()).isEqualTo(Closeness.NEARLY);
        assertThat(latin.total()).isPositive();
    }

    @Test
    void a12_a_word_of_two_characters_that_stands_nowhere_is_taken_for_one_that_sounds_or_looks_like_it() {
        var meant = java.util.Map.of(
                "户藉", "户籍", "婚因", "婚姻", "学藉", "学籍", "法仁", "法人", "社宝", "社保", "残急", "残疾", "驾招", "驾照", "贷宽", "贷款");
        meant.forEach((typed, word) -> {
            var hits = CITY.ask(typed);
            assertThat(hits.closeness()).as(typed).isEqualTo(Closeness.NEARLY);
            assertThat(hits.meant().typed()).as(typed).isEqualTo(word);
            assertThat(hits.codes()).as(typed).isEqualTo(CITY.ask(word).codes());
        });
        var two = CITY.ask("婚因 变更");
        assertThat(two.meant().typed()).isEqualTo("婚姻 变更");
        assertThat(two.total()).isPositive();
    }

    @Test
    void a13_what_stands_somewhere_is_never_taken_for_something_else_and_nonsense_for_nothing() {
        for (var question : List.of("户籍", "变更", "券代", "养老机构名录", "qz")) {
            assertThat(CITY.ask(question).meant().typed())
                    .as(question)
                    .isEqualTo(QueryText.of(question, CITY.synonyms()).typed());
        }
        for (var nonsense : List.of("鼃黿", "嘦嫑", "龘龘")) {
            assertThat(CITY.ask(nonsense).total()).as(nonsense).isZero();
        }
    }

    @Test
    void a04_a_code_is_found_by_its_beginning() {
        var listed = CITY.ask("102005/0000439");
        assertThat(listed.codes()).containsExactly("102005/0000439");
        assertThat(CITY.ask("102005/00004").codes()).isNotEmpty().allMatch(code -> code.startsWith("102005/00004"));
    }

    @Test
    void a05_of_equal_finds_the_city_comes_before_its_districts() {
        assertThat(CITY.names(CITY.ask("养老机构名录")).getFirst()).isEqualTo("养老机构名录");
        assertThat(CITY.names(CITY.ask("平度市养老机构名录")).getFirst()).isEqualTo("平度市养老机构名录");
    }

    @Test
    void a06_a_facet_counts_under_the_question_and_all_other_facets() {
        var all = CITY.ask("养老机构");
        var levels = counts(all, Facet.LEVEL);
        assertThat(levels.stream().mapToLong(FacetCount::count).sum()).isEqualTo(all.total());
        var narrowed = CITY.ask("养老机构", java.util.Map.of(Facet.LEVEL, java.util.Set.of("1")), 0, 10, null);
        assertThat(narrowed.total())
                .isEqualTo(levels.stream()
                        .filter(count -> count.value().equals("1"))
                        .mapToLong(FacetCount::count)
                        .sum());
        assertThat(counts(narrowed, Facet.LEVEL))
                .as("what other levels would give")
                .containsExactlyInAnyOrderElementsOf(levels);
        assertThat(counts(narrowed, Facet.SHARE_TYPE).stream()
                        .mapToLong(FacetCount::count)
                        .sum())
                .isEqualTo(narrowed.total());
    }

    private static List<FacetCount> counts(IndexHits hits, Facet facet) {
        return hits.facets().getOrDefault(facet, List.of());
    }

    @Test
    void a11_a_word_of_everyday_life_takes_in_narrower_ones_and_not_the_other_way_round() {
        var synonyms = CITY.synonyms();
        assertThat(synonyms.searched("婚姻登记")).contains("离婚登记");
        assertThat(synonyms.searched("离婚登记")).doesNotContain("婚姻登记", "结婚登记");
        assertThat(synonyms.alternatives("婚姻登记")).as("for what is no search").doesNotContain("离婚登记");
        for (var question : List.of("煤气", "暖气", "水费", "房子", "联系方式", "证件号码", "车辆", "公司")) {
            assertThat(CITY.ask(question).total()).as(question).isPositive();
        }
    }

    @Test
    void a07_going_on_from_a_place_meets_every_entry_once() {
        var met = new ArrayList<String>();
        var hits = CITY.ask("补贴", java.util.Map.of(), 0, 100, null);
        met.addAll(hits.codes());
        while (hits.last() != null) {
            var place = PlaceText.read(PlaceText.write(java.util.Objects.requireNonNull(hits.last())));
            hits = CITY.ask("补贴", java.util.Map.of(), 0, 100, place);
            met.addAll(hits.codes());
        }
        assertThat(met).doesNotHaveDuplicates().hasSize(Math.toIntExact(hits.total()));
    }

    @Test
    void a08_hostile_questions_do_no_harm() {
        var hostile = List.of(
                "x".repeat(10_000),
                "营".repeat(10_000),
                "a ".repeat(5_000),
                "name:* AND (a OR [b TO c]) ~10 ^5 && || ! \\",
                "'; drop table catalog.entry; --",
                "../../etc/passwd",
                "\u0000\u0001\u202e\ufeff",
                "\ud800",
                "👩‍👩‍👧‍👦🏳️‍🌈".repeat(30),
                "a\u0301".repeat(200),
                "%00%ff",
                "<script>alert(1)</script>",
                "((((((((((",
                "*".repeat(1_000),
                "/".repeat(50),
                "𠮷𠮷𠮷",
                "ﷺ".repeat(100));
        for (var question : hostile) {
            var hits = CITY.ask(question);
            assertThat(hits.codes())
                    .as(question.substring(0, Math.min(20, question.length())))
                    .hasSizeLessThanOrEqualTo(10);
        }
        assertThat(QueryText.of("x".repeat(10_000), CITY.synonyms()).cut()).isTrue();
        assertThat(QueryText.of("***", CITY.synonyms()).says()).isFalse();
        assertThat(QueryText.of("营业执照", CITY.synonyms()).cut()).isFalse();
    }

    @Test
    void a09_full_width_and_capital_letters_are_the_same() {
        assertThat(CITY.ask("ＰＭ２．５").codes())
                .isEqualTo(CITY.ask("pm2.5").codes())
                .isNotEmpty();
    }

    @Test
    void a10_every_group_of_words_is_in_the_dictionary() throws IOException {
        var dictionary = java.nio.file.Files.readString(java.nio.file.Path.of("..", "docs", "dictionary.md"));
        assertThat(Synonyms.lines("synonyms.txt").stream()
                        .map(line -> "| " + line.replaceAll("\\s+", "、") + " |")
                        .filter(row -> !dictionary.contains(row)))
                .as("rows missing in docs/dictionary.md")
                .isEmpty();
        assertThat(Synonyms.lines("narrower.txt").stream()
                        .map(line -> List.of(line.split("\\s+")))
                        .map(words -> "| " + words.getFirst() + " | " + String.join("、", words.subList(1, words.size()))
                                + " |")
                        .filter(row -> !dictionary.contains(row)))
                .as("words of every day missing in docs/dictionary.md")
                .isEmpty();
        assertThat(Collections.disjoint(Synonyms.lines("fillers.txt"), List.of("信息", "数据")))
                .isTrue();
    }
}
