package org.zhanqiao.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;

/// An index follows the database: through publication and withdrawal, restarts, damage, and a disk that fails.
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A02_IndexFollowsTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(30);

    @Autowired
    private Entries entries;

    @Autowired
    private SearchRows rows;

    @Autowired
    private SearchDocuments documents;

    @Autowired
    private QueryMaker maker;

    @Autowired
    private CatalogSearch search;

    @TempDir
    private Path dir;

    private final Agency agency;
    private int number;

    A02_IndexFollowsTest(@Autowired Identity identity) {
        agency = EntryTexts.agency(identity, "77010001", "search-follow", "检索跟随局");
    }

    private Entry publish(String name) {
        return entries.adopt(agency.code(), EntryTexts.POPULATION, EntryTexts.whole(name, "检索测试" + number++), "test");
    }

    private void withdraw(Entry entry) {
        entries.withdraw(new EntryDecision(entry.code(), entry.revision(), "test", "不再需要"), "");
    }

    private IndexKeeper keeper(Path directory) {
        var keeper = new IndexKeeper(
                new IndexPlace(java.util.Optional.of(directory)), rows, documents, maker, InstantSource.system());
        keeper.start();
        return keeper;
    }

    private static void awaitCurrent(IndexKeeper keeper) {
        await().atMost(LATER).until(() -> keeper.standing() instanceof IndexStanding.Current);
    }

    private static List<String> codes(IndexKeeper keeper, String question) throws IOException {
        var text = QueryText.of(question, Synonyms.load());
        var found = keeper.search();
        return found.isEmpty()
                ? List.of()
                : found.get().search(text, Map.of(), 0, 50, null).codes();
    }

    private List<String> shown(String question) {
        return switch (search.search(new SearchQuery(question, Map.of(), 1, 50))) {
            case SearchOutcome.Found found ->
                found.entries().stream().map(FoundEntry::code).toList();
            case SearchOutcome.NotReady notReady -> List.of();
        };
    }

    @Test
    void a01_what_is_published_is_found_within_two_seconds() {
        await().atMost(LATER).until(() -> search.standing() instanceof IndexStanding.Current);
        var entry = publish("鲸鱼观测点名录");
        await().atMost(SOON).until(() -> shown("鲸鱼观测").contains(entry.code()));
    }

    @Test
    void a10_an_entry_is_found_under_its_other_classes_too() {
        var text = EntryTexts.whole("江豚观测点名录", "检索测试" + number++);
        var naming = text.naming();
        var entry = entries.adopt(
                agency.code(),
                EntryTexts.POPULATION,
                text.with(new EntryMetadata.Naming(
                        naming.name(), naming.description(), List.of("201000"), List.of(), naming.truth())),
                "test");
        await().atMost(LATER).until(() -> shown("江豚观测").contains(entry.code()));
        for (var code : List.of("101", "201")) {
            var query = new SearchQuery("江豚观测", Map.of(Facet.CLASS, Set.of(code)), 1, 50);
            assertThat(search.search(query))
                    .isInstanceOfSatisfying(
                            SearchOutcome.Found.class,
                            found -> assertThat(found.entries())
                                    .as(code)
                                    .extracting(FoundEntry::code)
                                    .containsExactly(entry.code()));
        }
    }

    @Test
    void a02_what_was_withdrawn_is_shown_to_nobody_even_before_the_index_has_heard() {
        var entry = publish("白鲸保护区名录");
        await().atMost(LATER).until(() -> shown("白鲸保护").contains(entry.code()));
        withdraw(entry);
        assertThat(shown("白鲸保护")).doesNotContain(entry.code());
    }

    @Test
    void a03_a_draft_is_not_found() {
        var draft = entries.begin(agency.code(), EntryTexts.POPULATION, "蓝鲸草稿名录", "test");
        var later = publish("蓝鲸公开名录");
        await().atMost(LATER).until(() -> shown("蓝鲸").contains(later.code()));
        assertThat(shown("蓝鲸")).doesNotContain(draft.code());
    }

    @Test
    void a04_after_a_restart_it_catches_up_with_what_it_missed() throws IOException {
        var place = dir.resolve("restart");
        var before = publish("海豹栖息地名录");
        var gone = publish("海豹旧址名录");
        try (var keeper = keeper(place)) {
            awaitCurrent(keeper);
            assertThat(codes(keeper, "海豹")).contains(before.code(), gone.code());
        }
        withdraw(gone);
        var missed = publish("海豹救助站名录");
        try (var keeper = keeper(place)) {
            awaitCurrent(keeper);
            assertThat(codes(keeper, "海豹"))
                    .contains(before.code(), missed.code())
                    .doesNotContain(gone.code());
        }
    }

    @Test
    void a05_two_processes_follow_one_database_each_with_its_own_index() {
        try (var one = keeper(dir.resolve("one"));
                var two = keeper(dir.resolve("two"))) {
            awaitCurrent(one);
            awaitCurrent(two);
            var entry = publish("企鹅馆名录");
            await().atMost(SOON)
                    .until(() -> codes(one, "企鹅馆").contains(entry.code())
                            && codes(two, "企鹅馆").contains(entry.code()));
        }
    }

    @Test
    void a06_a_damaged_index_is_made_anew_by_itself() throws IOException {
        var place = dir.resolve("damaged");
        var entry = publish("海龟产卵地名录");
        try (var keeper = keeper(place)) {
            awaitCurrent(keeper);
        }
        try (Stream<Path> files = Files.list(place)) {
            for (var file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (var keeper = keeper(place)) {
            awaitCurrent(keeper);
            assertThat(codes(keeper, "海龟产卵")).contains(entry.code());
        }
    }

    @Test
    void a07_a_directory_that_cannot_be_written_is_said_and_recovered_from() throws IOException {
        var place = Files.writeString(dir.resolve("no-directory"), "");
        var entry = publish("海马繁育场名录");
        try (var keeper = keeper(place)) {
            await().atMost(LATER).until(() -> keeper.standing() instanceof IndexStanding.Behind);
            assertThat(keeper.standing())
                    .isEqualTo(new IndexStanding.Behind(IndexStanding.Cause.DISK, java.time.Instant.EPOCH));
            assertThat(keeper.search()).isEmpty();
            Files.delete(place);
            awaitCurrent(keeper);
            assertThat(codes(keeper, "海马繁育")).contains(entry.code());
        }
    }

    @Test
    void a08_an_index_of_another_database_or_format_is_not_trusted() throws IOException {
        var place = dir.resolve("foreign");
        try (var foreign = new SearchIndex(new org.apache.lucene.store.MMapDirectory(place))) {
            foreign.add(new SearchDocument("999/1", "外来条目", "", "外来", true, List.of(), List.of(), Map.of(), List.of()));
            foreign.commit(Map.of("format", "1", "origin", "another", "horizon", "1"));
        }
        try (var keeper = keeper(place)) {
            awaitCurrent(keeper);
            assertThat(codes(keeper, "外来条目")).doesNotContain("999/1");
        }
    }

    @Test
    void a09_rebuilding_loses_nothing_and_answers_meanwhile() {
        var entry = publish("珊瑚礁名录");
        await().atMost(LATER).until(() -> shown("珊瑚礁").contains(entry.code()));
        search.rebuild();
        assertThat(shown("珊瑚礁")).contains(entry.code());
        await().atMost(LATER).until(() -> search.standing() instanceof IndexStanding.Current);
        assertThat(shown("珊瑚礁")).contains(entry.code());
    }
}
