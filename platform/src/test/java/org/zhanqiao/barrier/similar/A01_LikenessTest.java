package org.zhanqiao.barrier.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.zhanqiao.catalog.search.CatalogAnalyzer;

/// How well the likeness of two reports tells one barrier from another, over the labelled pairs of `pairs.txt`.
class A01_LikenessTest {

    private static final String SAME = "同";

    private final Wording wording = new Wording(new CatalogAnalyzer());

    private record Pair(boolean same, Words one, Words other, String line) {}

    private Words words(String matter, String paper, String story) {
        return wording.of(new ReportTexts.Kept(-1, "", "", matter, paper, "", story));
    }

    private Pair pair(String line) {
        var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        assertThat(parts).as(line).hasSize(7);
        return new Pair(
                parts.getFirst().equals(SAME),
                words(parts.get(1), parts.get(2), parts.get(3)),
                words(parts.get(4), parts.get(5), parts.get(6)),
                line);
    }

    private List<Pair> pairs() throws IOException {
        try (var in = Objects.requireNonNull(A01_LikenessTest.class.getResourceAsStream("pairs.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(this::pair)
                    .toList();
        }
    }

    @Test
    void a01_the_score_of_the_labelled_pairs() throws IOException {
        var pairs = pairs();
        try (var index = new SimilarIndex()) {
            long id = 0;
            for (var pair : pairs) {
                index.put(++id, pair.one());
                index.put(++id, pair.other());
            }
            index.refresh();
            index.read(view -> judge(pairs, new Likeness(view::weight)));
        }
    }

    private static Boolean judge(List<Pair> pairs, Likeness likeness) {
        int right = 0;
        int suggested = 0;
        for (var pair : pairs) {
            int alike = likeness.perCent(pair.one(), pair.other());
            assertThat(likeness.perCent(pair.other(), pair.one())).isEqualTo(alike);
            boolean is = alike >= SimilarReports.FLOOR;
            suggested += is ? 1 : 0;
            right += is && pair.same() ? 1 : 0;
            if (is != pair.same() || Boolean.getBoolean("similar.all")) {
                System.out.printf("  %3d %%  %s%n", alike, pair.line());
            }
        }
        long same = pairs.stream().filter(Pair::same).count();
        double precision = right / (double) suggested;
        double recall = right / (double) same;
        System.out.printf(
                Locale.ROOT,
                "相似反映 · similar reports: %d pairs, %d of them the same; precision %.3f, recall %.3f%n",
                pairs.size(),
                same,
                precision,
                recall);
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(40);
        assertThat(precision).as("of those suggested, the same barrier").isGreaterThanOrEqualTo(0.8);
        assertThat(recall).as("of the same barrier, suggested").isGreaterThanOrEqualTo(0.8);
        return true;
    }

    private int alike(String matter, String paper, String story, String matter2, String paper2, String story2) {
        return new Likeness(_ -> 1).perCent(words(matter, paper, story), words(matter2, paper2, story2));
    }

    @Test
    void a02_a_report_is_wholly_like_itself_and_not_at_all_like_what_shares_no_word() {
        assertThat(alike("二手房同步过户", "结婚证", "跑了三趟", "二手房同步过户", "结婚证", "跑了三趟")).isEqualTo(100);
        assertThat(alike("办理手续", "结婚证", "", "办理手续", "结婚证", "")).isEqualTo(100);
        assertThat(alike("职工退休", "", "谢谢", "职工退休", "", "谢谢")).isEqualTo(100);
        assertThat(alike("职工退休", "档案", "", "义务教育入学", "房产证", "")).isZero();
    }

    @Test
    void a03_words_that_mean_the_same_are_one() {
        assertThat(alike("孩子上学", "户口本", "", "孩子入学", "户口簿", "")).isEqualTo(100);
        assertThat(alike("二手房过户", "房本", "", "二手房同步过户", "不动产权证书", "")).isEqualTo(100);
    }

    @Test
    void a04_what_one_did_not_name_may_stand_in_the_story() {
        int told = alike("义务教育入学", "", "学校又要户口本", "义务教育入学", "户口簿", "");
        assertThat(told).isEqualTo(100);
        assertThat(alike("义务教育入学", "", "学校又要房产证", "义务教育入学", "户口簿", "")).isZero();
    }

    @Test
    void a05_one_text_sent_again_is_alike_whatever_it_is_filed_under_and_a_short_one_is_not() {
        var story = "上午去下午又去，窗口说系统里查不到，让我回去重新开单子，外地回来一趟不容易，老人还要请假陪着";
        assertThat(alike("转学", "户口簿", story, "不清楚", "", story)).isEqualTo(100);
        assertThat(alike("转学", "户口簿", "跑了三趟", "低保申请", "残疾证", "跑了三趟")).isZero();
    }

    @Test
    void a06_a_report_without_words_is_like_none() {
        assertThat(alike("", "", "", "", "", "")).isZero();
        assertThat(alike("", "", "", "职工退休", "户口簿", "")).isZero();
        assertThat(alike("👩‍👩‍👧‍👦", "🏳️‍🌈", "", "职工退休", "户口簿", "")).isZero();
    }
}
