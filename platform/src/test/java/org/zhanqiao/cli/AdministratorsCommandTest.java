package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.Zhanqiao;

/// `administrators`: the first three accounts of a platform that has none, on the database itself.
class AdministratorsCommandTest {

    private static final Pattern PASSWORD = Pattern.compile("[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}");
    private static final List<String> THREE =
            List.of("--system", "zhao.min=赵敏", "--security", "qian.wei=钱伟", "--audit", "sun.li=孙莉");

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path dir;

    /// What a run ended with, and said on either stream.
    private record Ran(int code, String out, String err) {
        List<String> passwords() {
            return PASSWORD.matcher(out)
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .toList();
        }
    }

    @Test
    void a01_three_people_each_with_a_password_that_is_shown_once_and_kept_as_a_hash() {
        var ran = create();
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("系统管理员 · system", "zhao.min", "赵敏", "安全管理员 · security", "钱伟", "审计管理员 · audit", "孙莉");
        assertThat(ran.passwords()).hasSize(3).doesNotHaveDuplicates();
        assertThat(ran.err()).isEmpty();
        assertThat(people())
                .containsExactly(
                        "qian.wei 钱伟 SECURITY_ADMIN true",
                        "sun.li 孙莉 AUDIT_ADMIN true",
                        "zhao.min 赵敏 SYSTEM_ADMIN true");
        assertThat(database.jdbc()
                        .sql("select password_hash from identity.person")
                        .query((row, number) -> row.getString(1))
                        .list())
                .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))
                .noneMatch(hash -> ran.passwords().stream().anyMatch(hash::contains));
    }

    @Test
    void a02_a_second_time_is_refused_in_a_sentence_and_changes_nothing() {
        create();
        var before = people();
        var again = run("create", "--system", "a1=甲", "--security", "b1=乙", "--audit", "c1=丙");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err())
                .contains("已有管理员（qian.wei），没有建立任何账号")
                .contains("There is an administrator already (qian.wei), so nothing was made");
        assertThat(again.out()).isEmpty();
        assertThat(people()).isEqualTo(before);
    }

    @Test
    void a03_of_several_at_once_one_wins() throws Exception {
        int many = 4;
        var together = new CyclicBarrier(many);
        var runs = new ArrayList<Callable<Ran>>();
        for (int i = 0; i < many; i++) {
            var n = i;
            runs.add(() -> {
                together.await();
                return run(
                        "create", "--system", "s" + n + "=甲", "--security", "t" + n + "=乙", "--audit", "u" + n + "=丙");
            });
        }
        var codes = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (var ran : threads.invokeAll(runs)) {
                codes.add(ran.get().code());
            }
        }
        assertThat(codes).containsExactlyInAnyOrder(0, 1, 1, 1);
        assertThat(people()).hasSize(3);
    }

    @Test
    void a04_a_login_that_somebody_has_undoes_all_three() {
        database.jdbc().sql("""
                        insert into identity.person (id, login, name, roles)
                        values (gen_random_uuid(), 'sun.li', '孙', array['CITIZEN'])
                        """).update();
        var ran = create();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("账号 sun.li 已被别人使用").contains("choose another");
        assertThat(people()).containsExactly("sun.li 孙 CITIZEN false");
    }

    @Test
    void a05_wrong_usage() {
        assertThat(run("create", "--system", "zhao.min=赵敏").code()).isEqualTo(2);
        for (var bad : new String[] {"zhao.min", "=赵敏", "zhao min=赵敏", "zhao.min= "}) {
            var ran = run("create", "--system", bad, "--security", "b1=乙", "--audit", "c1=丙");
            assertThat(ran.code()).as(bad).isEqualTo(2);
            assertThat(ran.err()).as(bad).contains("应为 账号=姓名").contains("reads LOGIN=NAME");
        }
        var same = run("create", "--system", "a1=甲", "--security", "a1=乙", "--audit", "c1=丙");
        assertThat(same.code()).isEqualTo(2);
        assertThat(same.err()).contains("三名管理员须是三个人").contains("three people");
        assertThat(people()).isEmpty();
    }

    @Test
    void a06_an_administrator_who_lost_their_password() {
        var first = create();
        database.jdbc()
                .sql("update identity.person set must_change_password = false")
                .update();
        var ran = run("password", "Sun.Li");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.passwords()).hasSize(1).doesNotContainAnyElementsOf(first.passwords());
        assertThat(people())
                .containsExactly(
                        "qian.wei 钱伟 SECURITY_ADMIN false",
                        "sun.li 孙莉 AUDIT_ADMIN true",
                        "zhao.min 赵敏 SYSTEM_ADMIN false");
        var nobody = run("password", "nobody");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("没有账号为 nobody 的管理员").contains("no administrator nobody");
    }

    @Test
    void a07_a_database_without_tables_and_a_directory_without_a_database() {
        var empty = runOn(TestDatabase.empty().url(), "create", THREE);
        assertThat(empty.code()).isEqualTo(1);
        assertThat(empty.err()).contains("没有栈桥的表").contains("no tables of the platform yet");
        var nowhere = execute(concat("create", THREE));
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("--database-url").contains("no embedded database");
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void a08_beside_a_running_platform_on_its_own_database() throws IOException {
        Files.createDirectories(dir.resolve("postgres"));
        try (var _ = DataDir.open(dir)) {
            assertThat(create().code())
                    .as("the database has an address of its own")
                    .isZero();
            var embedded = execute(concat("create", THREE));
            assertThat(embedded.code()).isEqualTo(1);
            assertThat(embedded.err()).contains("in use by another process");
        }
    }

    private Ran create() {
        return runOn(database.url(), "create", THREE);
    }

    private Ran run(String command, String... arguments) {
        return runOn(database.url(), command, List.of(arguments));
    }

    private Ran runOn(String url, String command, List<String> arguments) {
        var all = new ArrayList<>(concat(command, arguments));
        all.addAll(List.of("--database-url", url));
        return execute(all);
    }

    private static List<String> concat(String command, List<String> arguments) {
        var all = new ArrayList<>(List.of("administrators", command));
        all.addAll(arguments);
        return all;
    }

    private Ran execute(List<String> arguments) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--data-dir", dir.toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        int code = CommandLineDoor.commands(Zhanqiao.class)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        assertThat(out + "" + err).doesNotContain("\tat ");
        return new Ran(code, out.toString(), err.toString());
    }

    private List<String> people() {
        return database.jdbc().sql("""
                        select login || ' ' || name || ' ' || array_to_string(roles, ',') || ' ' || must_change_password
                        from identity.person
                        order by login
                        """).query((row, number) -> row.getString(1)).list();
    }
}
