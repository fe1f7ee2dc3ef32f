package org.zhanqiao.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.HtmlUtils;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.catalog.LookOutcome;
import org.zhanqiao.catalog.ValueLooks;
import org.zhanqiao.catalog.inventory.TableOutline;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.protection.Level;
import org.zhanqiao.web.ListQuery;

/// Schemas of live databases become drafts: of PostgreSQL, and of another database through JDBC.
@PlatformTest
class SourceSchemasTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final String SCHEMA = """
            create schema sea;
            create table sea.boat (
              boat_no varchar(12) primary key, owner_name varchar(40) not null, owner_phone varchar(20),
              tonnage numeric(10,2), built date, checked_at timestamp, active boolean, crew integer);
            comment on table sea.boat is '渔船登记';
            comment on column sea.boat.boat_no is '船号';
            comment on column sea.boat.owner_name is '船主姓名';
            comment on column sea.boat.owner_phone is '联系手机号';
            create table sea.permit (
              permit_no varchar(20), boat varchar(12) references sea.boat (boat_no), primary key (permit_no, boat));
            comment on table sea.permit is '渔船登记';
            create table sea.log_ (line varchar(4000));
            create view sea.active_boat as select boat_no, crew from sea.boat;
            """;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private SourceSchemas schemas;

    @Autowired
    private Exchange exchange;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Entries entries;

    @Autowired
    private ValueLooks looks;

    @Autowired
    private Identity identity;

    private String agency(String number, String id) {
        return EntryTexts.agency(identity, number, id, "海洋渔业" + id).code();
    }

    /// Registers a source with a service of this agency on it.
    private void serve(String agency, SourceDefinition source) {
        serve(agency, source, "sea.boat");
    }

    private String serve(String agency, SourceDefinition source, String relation) {
        var code = "schema.boat-" + COUNT.incrementAndGet();
        catalog.publish(new Dataset(
                "308/" + code,
                agency,
                "渔船服务" + code,
                "",
                Level.L1,
                "每日",
                List.of(new DataItem("boat_no", "船号", "", ItemType.TEXT, Level.L1, DataItem.Subject.NONE, ""))));
        exchange.registerSource(source);
        exchange.registerService(new DataService(
                code,
                "308/" + code,
                agency,
                "渔船",
                source.id(),
                relation,
                List.of("boat_no"),
                null,
                List.of(),
                Duration.ofSeconds(2),
                10));
        return code;
    }

    /// A database whose account may read all but one table.
    private SourceDefinition postgres(String id) {
        var database = TestDatabase.empty();
        var jdbc = database.jdbc();
        jdbc.sql(SCHEMA).update();
        jdbc.sql("""
                create table sea.hidden (secret text);
                create role "%1$s" login password 'reads';
                grant usage on schema sea to "%1$s";
                grant select on sea.boat, sea.permit, sea.log_, sea.active_boat to "%1$s"
                """.formatted(id)).update();
        return new SourceDefinition(
                id,
                SourceKind.POSTGRESQL,
                "postgresql://127.0.0.1:" + database.port() + "/" + database.name(),
                id,
                "reads");
    }

    private static SourceDefinition h2(String id) throws Exception {
        var url = "jdbc:h2:mem:" + id + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(url, "reader", "reads");
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
        return new SourceDefinition(id, SourceKind.JDBC, url, "reader", "reads");
    }

    private void isOutlined(List<TableOutline> tables) {
        assertThat(tables)
                .extracting(TableOutline::name)
                .containsExactlyInAnyOrder("boat", "permit", "log_", "active_boat");
        var boat = table(tables, "boat");
        assertThat(boat.comment()).isEqualTo("渔船登记");
        assertThat(boat.columns())
                .extracting(TableOutline.Column::name)
                .containsExactly(
                        "boat_no", "owner_name", "owner_phone", "tonnage", "built", "checked_at", "active", "crew");
        assertThat(boat.columns().getFirst().key()).isTrue();
        assertThat(boat.columns().get(1).comment()).isEqualTo("船主姓名");
        var permit = table(tables, "permit");
        assertThat(permit.columns()).extracting(TableOutline.Column::key).containsExactly(true, true);
        assertThat(permit.columns().get(1).references()).isEqualTo("boat.boat_no");
        assertThat(table(tables, "log_").columns()).hasSize(1);
    }

    private static TableOutline table(List<TableOutline> tables, String name) {
        return tables.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a01_tables_columns_comments_and_keys_that_the_account_may_read() throws Exception {
        var agency = agency("K0400001", "schema-a");
        serve(agency, postgres("schema-pg"));
        serve(agency, h2("schema-h2"));
        assertThat(schemas.listSources(agency)).containsExactly("schema-h2", "schema-pg");
        isOutlined(schemas.readTables("schema-pg"));
        isOutlined(schemas.readTables("schema-h2"));
    }

    @Test
    void a02_a_database_that_serves_others_too_is_nobodys_to_read() throws Exception {
        var one = agency("K0400002", "schema-b");
        var other = agency("K0400003", "schema-c");
        var shared = h2("schema-shared");
        serve(one, shared);
        assertThat(schemas.listSources(one)).containsExactly("schema-shared");
        serve(other, shared);
        assertThat(schemas.listSources(one)).isEmpty();
        assertThat(schemas.listSources(other)).isEmpty();
        assertThat(read(one, "schema-shared").getStatus()).isEqualTo(404);
    }

    @Test
    void a03_a_database_that_does_not_answer_is_told_without_its_password() {
        var agency = agency("K0400004", "schema-d");
        serve(
                agency,
                new SourceDefinition(
                        "schema-down", SourceKind.POSTGRESQL, "postgresql://127.0.0.1:1/x", "u", "s3cret"));
        assertThatThrownBy(() -> schemas.readTables("schema-down"))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
        var answer = read(agency, "schema-down");
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(text(answer)).contains("数据库 schema-down 连接不上或不允许读取结构，请联系其管理员，稍后重试");
    }

    @Test
    void a04_a_schema_becomes_drafts_and_reading_it_again_keeps_what_people_wrote() throws Exception {
        var agency = agency("K0400005", "schema-e");
        var source = postgres("schema-drafts");
        serve(agency, source, "sea.hidden");
        var page = text(shown(agency, read(agency, "schema-drafts")));
        assertThat(page)
                .contains("内容来自数据库 schema-drafts 的结构", "新建草稿 4", "渔船登记（permit）")
                .contains("第 4 行 信息项分级 联系手机号：从名称看像“手机号”，建议不低于 3 级；没有抽看数据，请您判断");
        importAll(agency, page);

        var drafts = drafts(agency);
        assertThat(drafts)
                .extracting(Entry::name)
                .containsExactlyInAnyOrder("渔船登记", "渔船登记（permit）", "log_", "active_boat");
        var boat = named(drafts, "渔船登记");
        assertThat(boat.metadata().supply().formats()).containsExactly("TABLE");
        assertThat(boat.items())
                .extracting(EntryItem::type)
                .containsExactly(
                        DataType.C, DataType.C, DataType.C, DataType.N, DataType.D, DataType.T, DataType.L, DataType.I);
        assertThat(boat.items().get(0).description()).isEqualTo("主键");
        assertThat(boat.items().get(2).level()).isEqualTo(Level.L3);
        assertThat(boat.items().get(2).category()).isEqualTo("PERSONAL");
        assertThat(boat.items().get(3).level()).isNull();
        assertThat(named(drafts, "渔船登记（permit）").items().get(1).description()).isEqualTo("主键；引用 boat.boat_no");

        // Somebody decides otherwise, and the database grows.
        var items = new java.util.ArrayList<>(boat.items());
        var phone = items.get(2);
        var number = items.get(0);
        items.set(
                0,
                new EntryItem(
                        number.name(),
                        number.title(),
                        "",
                        number.type(),
                        "",
                        number.level(),
                        number.category(),
                        number.subject(),
                        ""));
        items.set(
                2,
                new EntryItem(phone.name(), "船主电话", "", DataType.C, "", Level.L2, "PERSONAL", phone.subject(), "已脱敏"));
        var naming = boat.metadata().naming();
        var written = entries.save(
                EntryDecision.of(boat, "officer"),
                boat.metadata()
                        .with(items)
                        .with(new EntryMetadata.Naming(naming.name(), "全市渔船。", List.of(), List.of(), naming.truth())));
        try (var connection = DriverManager.getConnection("jdbc:" + source.url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("alter table sea.boat add column harbour text");
        }
        var again = text(shown(agency, read(agency, "schema-drafts")));
        assertThat(again).contains("修改草稿 1", "没有变化 3");
        importAll(agency, again);
        var grown = entries.getEntry(boat.code());
        assertThat(grown.items().subList(0, 8)).isEqualTo(written.items());
        assertThat(grown.items().get(8).name()).isEqualTo("harbour");
        assertThat(grown.metadata().naming()).isEqualTo(written.metadata().naming());
    }

    @Test
    void a05_a_table_is_known_by_the_service_that_reads_it_or_the_draft_made_of_it_not_by_its_name() throws Exception {
        var agency = agency("K0400006", "schema-f");
        var source = h2("schema-known");
        var service = serve(agency, source, "sea.boat");
        var page = text(shown(agency, read(agency, "schema-known")));
        assertThat(page).contains("新版本草稿 1", "新建草稿 3");
        importAll(agency, page);
        var served = entries.getEntry("308/" + service);
        assertThat(served.name()).isEqualTo("渔船服务" + service);
        assertThat(served.items()).hasSize(8);

        var permit = named(drafts(agency), "渔船登记（permit）");
        assertThat(permit.items()).extracting(EntryItem::name).containsExactly("permit_no", "boat");
        var naming = permit.metadata().naming();
        entries.save(
                EntryDecision.of(permit, "officer"),
                permit.metadata().with(new EntryMetadata.Naming("捕捞许可", "", List.of(), List.of(), naming.truth())));
        assertThat(text(shown(agency, read(agency, "schema-known")))).contains("没有变化 4");
    }

    @Test
    void a06_values_are_looked_at_and_told_by_what_they_look_like_alone() throws Exception {
        var agency = agency("K0400007", "schema-g");
        var source = h2("schema-values");
        try (var connection = DriverManager.getConnection(source.url(), "reader", "reads");
                var statement = connection.createStatement()) {
            statement.execute("alter table sea.boat add column c9 varchar(40)");
            statement.execute("alter table sea.boat add column c10 varchar(40)");
            statement.execute("comment on column sea.boat.c10 is '既往病史'");
            for (int i = 0; i < 5; i++) {
                statement.execute(
                        "insert into sea.boat (boat_no, owner_name, c9, c10) values ('B%1$d', '船主', '1380013800%1$d', 'x%1$d')"
                                .formatted(i));
            }
        }
        var service = serve(agency, source, "sea.boat");
        var page = text(shown(agency, read(agency, "schema-values")));
        assertThat(page).contains("抽看 5 个值，5 个像“手机号”", "抽看的 5 个值按格式看不出是不是").doesNotContain("13800138000", "，0 个像");
        importAll(agency, page);
        var code = "308/" + service;
        assertThat(looks.find(code).orElseThrow().find("c9")).isPresent();
        assertThat(named(drafts(agency), "active_boat").items()).hasSize(2);

        // The officer has them looked at again, from the levels of the service and while writing the entry.
        var levels = "/agency/services/" + service + "/levels";
        var looked = ask(post(levels + "/look").with(officer(agency)).with(csrf()));
        assertThat(looked.getHeader("Location")).isEqualTo(levels + "?done=looked");
        assertThat(text(ask(get(levels + "?done=looked").with(officer(agency)))))
                .contains("已抽看数据", "每项最多 5 个值")
                .doesNotContain("13800138000");
        var draft = entries.getEntry(code);
        var written = ask(post("/agency/catalog/" + code + "/edit/items")
                .param("revision", Long.toString(draft.revision()))
                .param("go", "look")
                .param("rows", "0")
                .with(officer(agency))
                .with(csrf()));
        assertThat(written.getStatus()).isEqualTo(200);
        assertThat(text(written))
                .contains("抽看数据后重新建议", "每项最多 5 个值", "各项现有的级别都不低于建议")
                .doesNotContain("13800138000");
        assertThat(entries.getEntry(code).revision()).isEqualTo(draft.revision());

        // Of a draft made of a table that no service reads, the values stand in that table.
        assertThat(looks.look(named(drafts(agency), "log_").code(), "officer")).isInstanceOf(LookOutcome.Looked.class);
        try (var connection = DriverManager.getConnection(source.url(), "reader", "reads");
                var statement = connection.createStatement()) {
            statement.execute("drop table sea.log_");
        }
        assertThat(looks.look(named(drafts(agency), "log_").code(), "officer"))
                .isInstanceOf(LookOutcome.Unreadable.class);
    }

    private List<Entry> drafts(String agency) {
        return entries
                .listEntries(EntryFilter.of(agency), new ListQuery("", "", false, 1, ListQuery.LARGEST_SIZE))
                .rows()
                .stream()
                .filter(entry -> entry.state() == EntryState.DRAFT)
                .toList();
    }

    private static Entry named(List<Entry> all, String name) {
        return all.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MockHttpServletResponse read(String agency, String source) {
        return ask(post("/desk/inventory/schema")
                .param("source", source)
                .with(officer(agency))
                .with(csrf()));
    }

    private MockHttpServletResponse shown(String agency, MockHttpServletResponse tried) {
        assertThat(tried.getStatus()).isEqualTo(303);
        return ask(get(String.valueOf(tried.getHeader("Location"))).with(officer(agency)));
    }

    private void importAll(String agency, String page) {
        var address = page.replaceFirst("(?s).*action=\"(/desk/inventory/[^\"]*)\".*", "$1");
        var digest = page.replaceFirst("(?s).*name=\"digest\" value=\"([0-9a-f]*)\".*", "$1");
        var answer =
                ask(post(address).param("digest", digest).with(officer(agency)).with(csrf()));
        assertThat(answer.getStatus()).isEqualTo(303);
    }

    private static RequestPostProcessor officer(String agency) {
        return SignInAs.person(
                new Person(new UUID(7, 8), "officer", "officer", agency, Roles.of(Role.DATA_OFFICER), true, 0));
    }

    private MockHttpServletResponse ask(RequestBuilder request) {
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MockHttpServletResponse answer) {
        return HtmlUtils.htmlUnescape(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
