package org.zhanqiao.exchange.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Person;

/// The system administrator registers an agency's database by pages, and its officer opens a service on it; nobody
/// else's officer sees it, and its password is nowhere.
@PlatformTest
@Import(SourceTown.class)
class A01_SourcePagesTest {

    private static final String LIST = "/desk/sources";
    private static final String NEW = "/desk/new-source";

    @LocalServerPort
    private int port;

    @Autowired
    private SourceTown town;

    @Autowired
    private Sources sources;

    @Autowired
    private Entries entries;

    @Autowired
    private ControlEvidence evidence;

    @Autowired
    private JdbcClient jdbc;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final StringBuilder seen = new StringBuilder();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    /// Whatever a test saw and whatever was logged meanwhile holds no secret.
    @AfterEach
    void nothingLeaked() {
        root().detachAppender(log);
        var logged = log.list.stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                .toList();
        assertThat(logged).noneMatch(line -> line.contains(SourceTown.SECRET));
        assertThat(seen).doesNotContain(SourceTown.SECRET);
        assertThat(jdbc.sql("select source::text from exchange.source")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(SourceTown.SECRET));
        assertThat(jdbc.sql("""
                        select convert_from(data, 'UTF8') || convert_from(detail, 'UTF8') from audit.control_entry
                        where key like 'exchange.source:%'
                        """).query(String.class).list()).noneMatch(entry -> entry.contains(SourceTown.SECRET));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private Visitor visitor(Person person) {
        var visitor = new Visitor(port);
        assertThat(visitor.signIn(person.login(), SourceTown.PASSWORD).statusCode())
                .isEqualTo(303);
        return visitor;
    }

    private String text(HttpResponse<String> answer) {
        seen.append(answer.body());
        return HtmlUtils.htmlUnescape(answer.body());
    }

    private Map<String, String> typed(Agency agency, String id, Map<String, String> other) {
        var typed = new HashMap<String, String>();
        typed.put("agency", agency.code());
        typed.put("id", id);
        typed.put("title", "渔船业务库");
        typed.put("kind", "JDBC");
        typed.put("url", town.address(id));
        typed.put("username", "reader");
        typed.put("secret", SourceTown.SECRET);
        typed.put("go", "save");
        typed.putAll(other);
        return typed;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void a01_from_an_address_to_an_open_service() throws Exception {
        var agency = town.agency();
        var officer = town.officer(agency);
        var stranger = town.officer(town.agency());
        var id = "sea-a01";
        try (var admin = visitor(town.admin);
                var me = visitor(officer);
                var other = visitor(stranger)) {
            assertThat(text(admin.get(LIST))).contains("登记数据源");
            assertThat(text(me.get("/agency/sources"))).contains("本单位还没有登记数据源");

            var none = admin.post(NEW, LIST, typed(agency, id, Map.of()));
            assertThat(none.statusCode()).isEqualTo(422);
            assertThat(text(none)).contains("没有这个库", "暂时连不上也先保存");
            var _ = town.database(id);
            var wrong = admin.post(NEW, LIST, typed(agency, id, Map.of("secret", "wrong-" + SourceTown.SECRET)));
            assertThat(text(wrong)).contains("账号、密码或密钥不对", "value=\"reader\"");
            var tested = admin.post(NEW, LIST, typed(agency, id, Map.of("go", "test")));
            assertThat(text(tested)).contains("连接正常", "可以读取 1 张表或视图", "什么都没有保存");
            assertThat(sources.listActs(id)).isEmpty();

            var done = admin.post(NEW, LIST, typed(agency, id, Map.of()));
            assertThat(location(done)).isEqualTo(LIST + "/" + id + "?done=registered");
            assertThat(text(admin.get(location(done))))
                    .contains("数据源已登记", agency.name(), "这个连接没有加密", "人员sources.admin", "不显示");
            assertThat(text(admin.get(LIST + "?agency=" + agency.code() + "&kind=JDBC&state=on")))
                    .contains("渔船业务库", ">正常<");
            assertThat(text(admin.get(LIST + ".csv?agency=" + agency.code()))).contains("渔船业务库," + id);

            assertThat(text(me.get("/agency/sources"))).contains("渔船业务库", id);
            assertThat(text(me.get("/agency/sources/" + id)))
                    .contains("测试连接", "127.0.0.1", "本单位还没有数据服务用它")
                    .doesNotContain(LIST, ">reader<");
            assertThat(text(other.get("/agency/sources"))).doesNotContain(id);
            assertThat(other.get("/agency/sources/" + id).statusCode()).isEqualTo(404);
            assertThat(other.post("/agency/sources", "/agency/sources/" + id + "/test", Map.of())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(me.get(LIST).statusCode()).isEqualTo(403);
            assertThat(location(me.post("/agency/sources/" + id, "/agency/sources/" + id + "/test", Map.of())))
                    .isEqualTo("/agency/sources/" + id + "?done=tested");

            open(me, agency, id);
            assertThat(text(me.get("/agency/sources/" + id))).contains("近 24 小时未能答复", agency.id() + ".owner");
            assertThat(text(admin.get(LIST + "/" + id + "/remove"))).contains("还有数据服务用它，不能移除");
        }
        await().until(() -> evidence.find("exchange.source:" + id + ":1").isPresent());
    }

    private void open(Visitor me, Agency agency, String id) {
        var entry = EntryTexts.published(entries, agency.code(), "渔船船主登记");
        var opening = "/agency/services/new?entry=" + entry.code();
        assertThat(text(me.get(opening))).contains("渔船业务库 " + id, "sea.owner");
        var form = Map.of(
                "entry", entry.code(),
                "place", id + "|sea.owner",
                "code", agency.id() + ".owner",
                "column-id_number", "citizen_no",
                "column-name", "name",
                "key", "id_number",
                "asOf", "",
                "timeLimit", "2000",
                "bulkhead", "32");
        assertThat(location(me.post(opening, "/agency/services/new", form)))
                .isEqualTo("/agency/services/" + agency.id() + ".owner?done=opened");
    }

    @Test
    void a02_what_is_wrong_stands_at_its_field_and_hostile_addresses_are_refused() {
        var agency = town.agency();
        try (var admin = visitor(town.admin)) {
            var wrong = admin.post(
                    NEW,
                    LIST,
                    typed(
                            agency,
                            "Hosting!",
                            Map.of("agency", "", "title", "", "username", "", "url", "jdbc:h2:mem:x;INIT=RUNSCRIPT")));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(text(wrong))
                    .contains("代码只能用小写字母", "请选择所属部门", "请填写名称", "本机的文件和内存库不能用", "请填写数据库账号", "value=\"Hosting!\"");
            for (var hostile : List.of(
                    town.address("sea-a02") + ";INIT=RUNSCRIPT FROM 'http://127.0.0.1/x.sql'",
                    "jdbc:postgresql://db/x?socketFactory=org.example.Evil",
                    "jdbc:duckdb:/etc/passwd")) {
                for (var go : List.of("save", "test")) {
                    var answer = admin.post(
                            NEW, LIST, typed(agency, "sea-a02", Map.of("url", hostile, "go", go, "untested", "true")));
                    assertThat(answer.statusCode()).as(hostile).isEqualTo(422);
                    assertThat(text(answer)).contains("id=\"url-error\"");
                }
            }
            assertThat(sources.listActs("sea-a02")).isEmpty();
        }
    }

    @Test
    void a03_changes_switching_off_and_removing_tell_who_came_first() throws Exception {
        var agency = town.agency();
        var id = "sea-a03";
        var _ = town.database(id);
        var page = LIST + "/" + id;
        try (var admin = visitor(town.admin)) {
            admin.post(NEW, LIST, typed(agency, id, Map.of()));
            var edit = page + "/edit";
            var other = Map.of("version", "1", "title", "渔船库（新）", "url", town.address("sea-elsewhere"), "secret", "");
            assertThat(text(admin.post(edit, edit, typed(agency, id, other)))).contains("请重新输入密码或密钥");
            assertThat(location(admin.post(
                            edit, edit, typed(agency, id, Map.of("version", "1", "title", "渔船库（新）", "secret", "")))))
                    .isEqualTo(page + "?done=changed");
            var late = admin.post(edit, edit, typed(agency, id, Map.of("version", "1")));
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(text(late)).contains("没有办理：人员sources.admin 已于", "先一步修改了");

            var off = page + "/off";
            assertThat(text(admin.get(off))).contains("不再查询它");
            assertThat(text(admin.post(off, off, Map.of("version", "2", "because", ""))))
                    .contains("请写明原因");
            assertThat(location(admin.post(off, off, Map.of("version", "2", "because", "检修"))))
                    .isEqualTo(page + "?done=off");
            assertThat(text(admin.get(page))).contains("这个数据源已停用", "检修");
            assertThat(admin.post(page, page + "/on", Map.of("version", "2")).statusCode())
                    .isEqualTo(409);
            assertThat(location(admin.post(page, page + "/on", Map.of("version", "3"))))
                    .isEqualTo(page + "?done=on");

            var remove = page + "/remove";
            assertThat(location(admin.post(remove, remove, Map.of("version", "4", "because", "并入新库"))))
                    .isEqualTo(LIST + "?done=removed");
            assertThat(admin.get(page).statusCode()).isEqualTo(404);
            assertThat(text(admin.get(LIST))).doesNotContain(id);
            assertThat(text(admin.post(NEW, LIST, typed(agency, id, Map.of())))).contains("已被使用或曾被使用");
        }
    }
}
