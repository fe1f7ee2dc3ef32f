package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhanqiao.samplecity.FillOutcome.AlreadyFilled;
import org.zhanqiao.samplecity.FillOutcome.Busy;
import org.zhanqiao.samplecity.FillOutcome.Cancelled;
import org.zhanqiao.samplecity.FillOutcome.Filled;
import org.zhanqiao.samplecity.FillOutcome.Occupied;

class A03_FillTest {

    private static final FillOptions TINY = new FillOptions(7, 1_000, LocalDate.of(2026, 6, 30));
    private static final InstantSource CLOCK = InstantSource.system();

    @Test
    void every_table_has_rows_and_the_register_has_every_resident_and_the_duplicates() throws SQLException {
        City city = City.filled();

        for (TableSpec table : SampleCity.postgresTables()) {
            assertThat(city.rows("select 1 from " + table.qualifiedName() + " limit 1"))
                    .as(table.qualifiedName())
                    .hasSize(1);
        }
        assertThat(City.rows(city.fund(), "select 1 from housing_fund.account limit 1"))
                .hasSize(1);
        assertThat(city.rows("""
                select count(*) - (select count(*) from truth.planted where kind = 'DUPLICATE_PERSON')
                  from police.resident
                """)).containsExactly("6000");
        assertThat(SampleCity.findFilled(city.target())).contains(City.SMALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 999, 9_000_001})
    void a_city_too_small_or_too_large_is_refused(int residents) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FillOptions.DEFAULT.withResidents(residents))
                .withMessageContaining("1,000 to 9,000,000");
    }

    @Test
    void the_bounds_themselves_are_taken() {
        assertThat(FillOptions.DEFAULT.withResidents(1_000).residents()).isEqualTo(1_000);
        assertThat(FillOptions.DEFAULT.withResidents(9_000_000).residents()).isEqualTo(9_000_000);
    }

    @Test
    void a_target_without_a_password_for_each_agency_or_with_a_user_in_its_address_is_refused() throws SQLException {
        FillTarget good = City.empty().target();
        Map<String, String> passwords = new TreeMap<>(good.agencyPasswords());
        passwords.remove("health");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(good, good.cityUrl(), passwords))
                .withMessageContaining("health");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(good, good.cityUrl() + "?user=postgres", good.agencyPasswords()))
                .withMessageContaining("cityUrl");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(good, "jdbc:h2:mem:x", good.agencyPasswords()))
                .withMessageContaining("postgresql");
        assertThat(good.toString()).doesNotContain("secret");
    }

    @Test
    void equal_options_make_equal_rows_and_another_seed_makes_others() {
        List<String> once = fingerprint(TINY);

        assertThat(fingerprint(TINY)).isEqualTo(once);
        assertThat(fingerprint(new FillOptions(8, TINY.residents(), TINY.asOf())))
                .isNotEqualTo(once);
    }

    @Test
    void a_household_does_not_depend_on_how_large_the_city_is_but_for_employers() {
        List<String> small = residents(TINY).subList(0, 500);

        assertThat(residents(TINY.withResidents(2_000)).subList(0, 500)).isEqualTo(small);
    }

    @Test
    void a_city_that_stands_is_left_alone() throws SQLException {
        City city = City.empty();
        assertThat(fill(city, TINY, Progress.NONE)).isInstanceOf(Filled.class);

        assertThat(fill(city, TINY, Progress.NONE)).isEqualTo(new AlreadyFilled(TINY));
        assertThat(fill(city, TINY.withResidents(1_500), Progress.NONE)).isEqualTo(new AlreadyFilled(TINY));

        SampleCity.drop(city.target());
        assertThat(SampleCity.findFilled(city.target())).isEmpty();
        assertThat(fill(city, TINY.withResidents(1_500), Progress.NONE)).isInstanceOf(Filled.class);
    }

    @Test
    void the_housing_fund_lost_beside_a_standing_city_is_made_again_as_it_was() throws SQLException {
        City city = City.empty();
        fill(city, TINY, Progress.NONE);
        String accounts = "select * from housing_fund.account order by account_no";
        List<String> before = City.rows(city.fund(), accounts);
        try (Connection fund = city.fund();
                Statement statement = fund.createStatement()) {
            statement.execute("drop schema housing_fund cascade");
        }

        assertThat(SampleCity.findFilled(city.target())).isEmpty();
        assertThat(fill(city, TINY, Progress.NONE)).isInstanceOf(Filled.class);
        assertThat(City.rows(city.fund(), accounts)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void a_database_with_a_schema_of_that_name_is_not_touched() throws SQLException {
        City city = City.empty();
        try (Connection connection = city.postgres();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema police");
        }

        assertThat(fill(city, TINY, Progress.NONE)).isEqualTo(new Occupied("police"));
        assertThat(city.rows("select 1 from pg_namespace where nspname = 'market'"))
                .isEmpty();
    }

    @Test
    void a_cancelled_fill_leaves_nothing_and_the_next_one_succeeds() throws SQLException {
        City city = City.empty();
        Progress atOnce = new Progress() {
            @Override
            public void report(Report report) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThat(fill(city, TINY, atOnce)).isEqualTo(new Cancelled());
        assertThat(city.rows("select nspname from pg_namespace where nspname in ('police', 'truth')"))
                .isEmpty();
        assertThat(City.rows(city.fund(), "select schema_name from information_schema.schemata"))
                .doesNotContain("HOUSING_FUND");
        assertThat(fill(city, TINY, Progress.NONE)).isInstanceOf(Filled.class);
    }

    @Test
    void a_fill_whose_connection_dies_fails_and_the_next_one_starts_over() throws SQLException {
        City city = City.empty();
        Progress killer = report -> kill(city);

        assertThatThrownBy(() -> fill(city, TINY.withResidents(20_000), killer)).isInstanceOf(SQLException.class);
        assertThat(SampleCity.findFilled(city.target())).isEmpty();
        assertThat(fill(city, TINY, Progress.NONE)).isInstanceOf(Filled.class);
        assertThat(SampleCity.findFilled(city.target())).contains(TINY);
    }

    @Test
    void a_second_fill_at_the_same_time_is_told_so() throws Exception {
        City city = City.empty();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Progress waiting = report -> {
            started.countDown();
            await(release);
        };
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<FillOutcome> first = thread.submit(() -> fill(city, TINY, waiting));
            await(started);

            assertThat(fill(city, TINY, Progress.NONE)).isEqualTo(new Busy());
            release.countDown();
            assertThat(first.get()).isInstanceOf(Filled.class);
        }
    }

    @Test
    void progress_counts_up_to_the_end() throws SQLException {
        List<Progress.Report> reports = new ArrayList<>();
        fill(City.empty(), TINY, reports::add);

        assertThat(reports).extracting(Progress.Report::done).isNotEmpty();
        assertThat(reports)
                .filteredOn(report -> report.stage() == Progress.Stage.MAKING)
                .last()
                .satisfies(report -> {
                    assertThat(report.done()).isEqualTo(1_000);
                    assertThat(report.total()).isEqualTo(1_000);
                    assertThat(report.rows()).isGreaterThan(5_000);
                    assertThat(report.left()).isZero();
                });
        assertThat(reports).last().satisfies(report -> assertThat(report.done()).isEqualTo(report.total()));
    }

    private static FillOutcome fill(City city, FillOptions options, Progress progress) throws SQLException {
        return SampleCity.fill(city.target(), options, CLOCK, progress);
    }

    private static FillTarget with(FillTarget good, String url, Map<String, String> passwords) {
        return new FillTarget(url, "postgres", "", good.fundUrl(), "sa", "", passwords);
    }

    private static List<String> fingerprint(FillOptions options) {
        Map<String, CopyText> texts = new TreeMap<>();
        new CityStream(
                        options,
                        (table, cells) -> texts.computeIfAbsent(table.qualifiedName(), name -> new CopyText())
                                .add(cells))
                .run(residents -> true);
        return texts.values().stream().map(CopyText::take).toList();
    }

    private static List<String> residents(FillOptions options) {
        List<String> lines = new ArrayList<>();
        CopyText text = new CopyText();
        new CityStream(options, (table, cells) -> {
                    if (table.equals(PoliceTables.RESIDENT)) {
                        text.add(cells);
                        lines.add(text.take());
                    }
                })
                .run(residents -> true);
        return lines;
    }

    private static void kill(City city) {
        try {
            city.rows("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
