package org.zhanqiao.catalog.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.ListQuery;

/// A dry run changes nothing, however it ends; an import does exactly what the dry run showed, once, or nothing.
@PlatformTest
class A04_DryRunTest {

    private static final Logger LOG = LoggerFactory.getLogger(A04_DryRunTest.class);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @Autowired
    private Entries entries;

    @Autowired
    private Inventories inventories;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @TempDir
    private Path dir;

    private InventoryTown town(String number, String id) {
        return new InventoryTown(mvc, identity, number, id, "清单试算局" + id);
    }

    private List<String> states(InventoryTown town) {
        return entries
                .listEntries(
                        EntryFilter.of(town.agency.code()), new ListQuery("", "", false, 1, ListQuery.LARGEST_SIZE))
                .rows()
                .stream()
                .map(entry -> entry.name() + " " + entry.state() + " " + entry.revision())
                .toList();
    }

    /// @param rows of one dataset each
    private static byte[] inventory(int rows) {
        var text = new StringBuilder("信息资源名称,信息资源摘要,更新周期,信息项名称,信息项字段名,数据类型\r\n");
        for (int i = 1; i <= rows; i++) {
            text.append("资源%05d,第%d个资源,每日,名称,name,字符型\r\n".formatted(i, i));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @param rows of two a dataset, with every column
    private static byte[] workbook(int rows) {
        var table = new ArrayList<List<String>>();
        var sample = new SampleInventory().table();
        table.add(sample.getFirst());
        for (int i = 0; i < rows / 2; i++) {
            var row = new ArrayList<>(sample.get(1));
            row.set(1, "资源" + i);
            table.add(row);
            table.add(sample.get(2));
        }
        return SampleInventory.xlsx(table);
    }

    @Test
    void a01_nothing_changes_until_it_is_imported_and_then_once() {
        var town = town("K0200001", "dry-a");
        var shown = town.bring("清单.csv", inventory(3));
        assertThat(shown.outcomes()).containsExactly("新建草稿", "新建草稿", "新建草稿");
        assertThat(town.text("/desk/inventory/" + shown.id())).contains("这是试算，目录没有任何变化。", "导入全部 3 条");
        assertThat(states(town)).isEmpty();

        assertThat(town.importShown(shown, false, "officer.one").getStatus()).isEqualTo(303);
        assertThat(states(town)).containsExactly("资源00001 DRAFT 1", "资源00002 DRAFT 1", "资源00003 DRAFT 1");
        assertThat(town.show(shown.id()).lines().getFirst().name()).matches("资源00001 308\\d{3}/00001");

        var again = town.importShown(shown, false, "officer.two");
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(InventoryTown.text(again)).contains("这份清单已由 officer.one 导入，没有重复导入。");
        assertThat(states(town)).hasSize(3);
    }

    @Test
    void a02_what_is_wrong_is_left_out_or_keeps_everything_out() {
        var town = town("K0200002", "dry-b");
        var text = new String(inventory(3), StandardCharsets.UTF_8).replaceFirst("每日", "每旬");
        var shown = town.bring("清单.csv", text.getBytes(StandardCharsets.UTF_8));
        assertThat(shown.outcomes()).containsExactly("有误", "新建草稿", "新建草稿");
        var all = town.importShown(shown, false, "officer.one");
        assertThat(all.getStatus()).isEqualTo(409);
        assertThat(InventoryTown.text(all)).contains("还有 1 个资源有误，没有导入任何内容");
        assertThat(states(town)).isEmpty();
        assertThat(town.importShown(shown, true, "officer.one").getStatus()).isEqualTo(303);
        assertThat(states(town)).containsExactly("资源00002 DRAFT 1", "资源00003 DRAFT 1");
    }

    @Test
    void a03_a_catalog_that_changed_meanwhile_asks_for_a_new_dry_run() {
        var town = town("K0200003", "dry-c");
        town.importShown(town.bring("清单.csv", inventory(2)), false, "officer.one");
        var changed = new String(inventory(3), StandardCharsets.UTF_8).replace("每日", "每月");
        var shown = town.bring("清单.csv", changed.getBytes(StandardCharsets.UTF_8));
        assertThat(shown.outcomes()).containsExactly("修改草稿", "修改草稿", "新建草稿");

        var first = entries.listEntries(EntryFilter.of(town.agency.code()), ListQuery.first())
                .rows()
                .getFirst();
        entries.save(EntryDecision.of(first, "officer.two"), first.metadata());
        var before = states(town);
        var answer = town.importShown(shown, false, "officer.one");
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(InventoryTown.text(answer)).contains("试算之后目录有了变化，没有导入任何内容。请重新试算。涉及：资源00001");
        assertThat(InventoryTown.text(answer)).contains("?outcome=").doesNotContain("_csrf=", "digest=");
        assertThat(states(town)).isEqualTo(before);

        entries.begin(town.agency.code(), "101000", "资源00003", "officer.two");
        entries.discard(EntryDecision.of(entries.getEntry(first.code()), "officer.two"));
        assertThat(InventoryTown.text(town.importShown(shown, false, "officer.one")))
                .contains("资源00003", first.code());
    }

    @Test
    void a04_what_was_not_seen_is_not_imported() {
        var town = town("K0200004", "dry-d");
        var shown = town.bring("清单.csv", inventory(1));
        var forged = new InventoryTown.Shown(shown.id(), "0".repeat(64), List.of(), List.of());
        var answer = town.importShown(forged, false, "officer.one");
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(InventoryTown.text(answer)).contains("您确认的不是这次试算的文件");
        var stranger = town("K0200005", "dry-e");
        assertThat(stranger.importShown(shown, false, "officer.one").getStatus())
                .isEqualTo(404);
        assertThat(states(town)).isEmpty();
    }

    @Test
    void a05_of_two_who_import_the_same_inventory_at_once_one_is_told_the_other_did() throws Exception {
        var town = town("K0200006", "dry-f");
        var shown = town.bring("清单.csv", inventory(150));
        var answers = atOnce(
                () -> town.importShown(shown, false, "officer.one"),
                () -> town.importShown(shown, false, "officer.two"));
        assertThat(answers).extracting(MockHttpServletResponse::getStatus).containsExactlyInAnyOrder(303, 409);
        assertThat(answers)
                .anySatisfy(answer -> assertThat(InventoryTown.text(answer)).contains("没有重复导入"));
        assertThat(states(town)).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void a06_the_same_file_brought_twice_and_imported_at_once_is_written_once() throws Exception {
        var town = town("K0200007", "dry-g");
        var first = town.bring("清单.csv", inventory(150));
        var second = town.bring("清单.csv", inventory(150));
        var answers = atOnce(
                () -> town.importShown(first, false, "officer.one"),
                () -> town.importShown(second, false, "officer.two"));
        assertThat(answers).extracting(MockHttpServletResponse::getStatus).containsExactlyInAnyOrder(303, 409);
        assertThat(answers)
                .anySatisfy(answer -> assertThat(InventoryTown.text(answer)).contains("目录有了变化"));
        assertThat(states(town)).hasSize(150);
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(List.of(one, other))) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void a07_a_dry_run_whose_connection_is_killed_leaves_nothing() throws Exception {
        var town = town("K0200008", "dry-h");
        var failure = whileHeldUp(
                town,
                worker -> jdbc.sql(
                                "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"
                                        + " and query like 'insert into catalog.inventory_line%' and datname = current_database()")
                        .query(row -> {}));
        assertThat(failure).isInstanceOf(org.springframework.core.NestedRuntimeException.class);
        assertThat(inventories.listInventories(town.agency.code())).isEmpty();
        assertThat(states(town)).isEmpty();
    }

    @Test
    void a08_a_dry_run_that_cannot_read_on_leaves_nothing() throws Exception {
        var town = town("K0200009", "dry-i");
        var failure = whileHeldUp(town, Thread::interrupt);
        assertThat(failure).isInstanceOf(IOException.class);
        assertThat(inventories.listInventories(town.agency.code())).isEmpty();
        assertThat(states(town)).isEmpty();
    }

    private interface Blow {
        void strike(Thread worker);
    }

    /// Tries a large file out in a thread that waits for the first line it wants to keep, strikes it, and lets it go
    /// on.
    ///
    /// @return how it failed
    private Throwable whileHeldUp(InventoryTown town, Blow blow) throws Exception {
        var file = Files.write(dir.resolve("清单.xlsx"), workbook(2_000));
        var failure = new AtomicReference<Throwable>();
        try (var connection = locked()) {
            var worker = Thread.ofPlatform().start(() -> {
                try {
                    inventories.tryOut(file, new BroughtFile(town.agency.code(), "officer.one", "清单.xlsx", ""));
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(this::isHeldUp);
            blow.strike(worker);
            connection.rollback();
            worker.join(Duration.ofSeconds(30));
        }
        return java.util.Objects.requireNonNull(failure.get(), "it should have failed");
    }

    private Connection locked() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table catalog.inventory_line in access exclusive mode");
        }
        return connection;
    }

    private boolean isHeldUp() {
        return jdbc.sql(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                        + " and query like 'insert into catalog.inventory_line%' and datname = current_database()")
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Test
    void a09_five_thousand_datasets_are_tried_out_imported_and_tried_out_again() throws Exception {
        var town = town("K0200010", "dry-j");
        var file = Files.write(dir.resolve("清单.csv"), inventory(5_000));
        var brought = new BroughtFile(town.agency.code(), "officer.one", "清单.csv", "");
        long start = System.nanoTime();
        var id = inventories.tryOut(file, brought);
        long tried = System.nanoTime();
        var inventory = inventories.findInventory(id).orElseThrow();
        assertThat(inventory.total(Outcome.NEW_DRAFT)).isEqualTo(5_000);
        assertThat(inventories.importShown(id, inventory.digest(), false, "officer.one"))
                .isEqualTo(new ImportOutcome.Done(5_000));
        long imported = System.nanoTime();
        var again = inventories.tryOut(file, brought);
        assertThat(inventories.findInventory(again).orElseThrow().total(Outcome.UNCHANGED))
                .isEqualTo(5_000);
        LOG.info(
                "5,000 datasets: tried out in {} ms, imported in {} ms",
                TimeUnit.NANOSECONDS.toMillis(tried - start),
                TimeUnit.NANOSECONDS.toMillis(imported - tried));
        assertThat(entries.listEntries(EntryFilter.of(town.agency.code()), ListQuery.first())
                        .total())
                .isEqualTo(5_000);
        assertThat(Duration.ofNanos(tried - start)).isLessThan(Duration.ofSeconds(60));
    }

    /// The unpacked sheet alone is larger than the memory that the process has.
    @Test
    void a10_twenty_thousand_rows_are_read_in_bounded_memory() throws Exception {
        var path = Files.write(dir.resolve("清单.xlsx"), workbook(20_000));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadWithLittleMemory.class.getName(),
                        path.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("20000 rows, 10000 datasets");
    }

    @Test
    void a11_the_last_twenty_of_an_agency_are_kept() throws Exception {
        var town = town("K0200011", "dry-k");
        var ids = new ArrayList<UUID>();
        var file = Files.write(dir.resolve("清单.csv"), inventory(1));
        for (int i = 0; i < 22; i++) {
            ids.add(inventories.tryOut(file, new BroughtFile(town.agency.code(), "officer.one", i + ".csv", "")));
        }
        assertThat(inventories.listInventories(town.agency.code()))
                .extracting(Inventory::id)
                .containsExactlyElementsOf(ids.reversed().subList(0, 20));
        assertThat(states(town)).isEmpty();
    }
}
