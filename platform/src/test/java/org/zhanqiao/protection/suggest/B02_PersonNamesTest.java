package org.zhanqiao.protection.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How many names of persons are found in sentences as citizens write them, nothing announcing them, and
/// how much is taken for a name that is none. In the files names stand in 【】; a sentence without is one
/// with traps. The words that the rules know were chosen while looking at `spoken-names.txt`, never at
/// `spoken-names-unseen.txt`. Scores are printed; falling below them fails.
class B02_PersonNamesTest {

    private static final String CITY = "/org/zhanqiao/samplecity/";

    /// Names, those of them wholly covered, stretches that are covered, those of them that are names.
    private record Score(int names, int found, int covered, int right, List<String> wrong) {
        double recall() {
            return (double) found / names;
        }

        double precision() {
            return (double) right / covered;
        }

        @Override
        public String toString() {
            return "names %d, recall %.3f, precision %.3f%n  %s"
                    .formatted(names, recall(), precision(), String.join(System.lineSeparator() + "  ", wrong));
        }
    }

    @Test
    void a01_of_names_that_nothing_announces_hardly_one_stays_and_hardly_a_word_goes() throws IOException {
        var score = score(lines("spoken-names.txt"));
        System.out.println("spoken-names.txt: " + score);
        assertThat(score.names()).isGreaterThan(120);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void a02_the_same_holds_for_sentences_that_no_rule_was_made_for() throws IOException {
        var score = score(lines("spoken-names-unseen.txt"));
        System.out.println("spoken-names-unseen.txt: " + score);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void a03_no_street_village_or_district_of_the_city_is_covered() throws IOException {
        var wrong = new ArrayList<String>();
        for (var file : List.of("villages.csv", "streets.csv", "areas.csv")) {
            for (var line : lines(CITY + file)) {
                var place = line.split(",", -1)[1];
                Stream.of("%s", "%s开的证明不认", "要到%s才能办", "%s说要原件", "住在%s，来回两个小时", "让我找%s盖章")
                        .map(sentence -> sentence.formatted(place))
                        .filter(sentence -> !PersonalText.cover(sentence).equals(sentence))
                        .forEach(wrong::add);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a04_no_agency_matter_or_paper_of_the_city_is_covered() throws IOException {
        var wrong = new ArrayList<String>();
        var han = Pattern.compile("[\\p{IsHan}]{2,}");
        for (var file : List.of("catalog-offices.csv", "catalog-subjects.csv", "catalog-forms.csv")) {
            for (var line : lines(CITY + file)) {
                han.matcher(line)
                        .results()
                        .map(found -> found.group())
                        .filter(title -> !PersonalText.cover(title).equals(title))
                        .forEach(wrong::add);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a05_a_long_report_is_covered_in_no_time() throws IOException {
        var report = longReport();
        assertThat(report.length()).isGreaterThan(2_000);
        var took = cpuTimes(20, report);
        System.out.println(report.length() + " characters are covered in a CPU time of " + took.get(10));
        assertThat(took.get(10)).isLessThan(Duration.ofMillis(200));
    }

    /// Four times the text takes some four times as long, not sixteen.
    @Test
    void a06_what_covering_costs_grows_with_the_text() throws IOException {
        var once = cpuTimes(5, longReport()).getFirst();
        var fourTimes = cpuTimes(5, String.join("。", Collections.nCopies(4, longReport())))
                .getFirst();
        assertThat(fourTimes).isLessThan(once.multipliedBy(8));
    }

    private static String longReport() throws IOException {
        return String.join("。", lines("spoken-names.txt")).replaceAll("[【】]", "");
    }

    /// In order; whatever else the machine does counts nowhere.
    private static List<Duration> cpuTimes(int times, String text) {
        var thread = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, times)
                .mapToObj(_ -> {
                    long from = thread.getCurrentThreadCpuTime();
                    assertThat(PersonalText.cover(text)).contains(PersonalText.NAME);
                    return Duration.ofNanos(thread.getCurrentThreadCpuTime() - from);
                })
                .sorted()
                .toList();
    }

    private static Score score(List<String> sentences) {
        int names = 0;
        int found = 0;
        int covered = 0;
        int wrongly = 0;
        var wrong = new ArrayList<String>();
        for (var sentence : sentences) {
            var marked = Marked.of(sentence);
            var marks = PersonalText.find(marked.text()).names();
            int missed = 0;
            for (var name : marked.names()) {
                names++;
                missed += name.stream().allMatch(marks::get) ? 0 : 1;
            }
            found += marked.names().size() - missed;
            int out = 0;
            for (int at = marks.nextSetBit(0); at >= 0; at = marks.nextSetBit(marks.nextClearBit(at))) {
                var stretch = new BitSet();
                stretch.set(at, marks.nextClearBit(at));
                covered++;
                out += marked.names().stream().anyMatch(stretch::intersects) ? 0 : 1;
            }
            wrongly += out;
            if (missed + out > 0) {
                wrong.add(sentence + " → " + PersonalText.cover(marked.text()));
            }
        }
        return new Score(names, found, covered, covered - wrongly, wrong);
    }

    /// A sentence without its marks, and where its names stand.
    private record Marked(String text, List<BitSet> names) {

        static Marked of(String sentence) {
            var text = new StringBuilder();
            var names = new ArrayList<BitSet>();
            int start = 0;
            for (int at = 0; at < sentence.length(); at++) {
                char each = sentence.charAt(at);
                if (each == '【') {
                    start = text.length();
                } else if (each == '】') {
                    var name = new BitSet();
                    name.set(start, text.length());
                    names.add(name);
                } else {
                    text.append(each);
                }
            }
            return new Marked(text.toString(), names);
        }
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(B02_PersonNamesTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
