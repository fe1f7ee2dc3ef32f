package org.zhanqiao.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.Visitor;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.catalog.inventory.SchemaReader;
import org.zhanqiao.catalog.inventory.TableOutline;
import org.zhanqiao.demand.Race;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.MissingState;
import org.zhanqiao.demand.missing.Need;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.OpeningOutcome;
import org.zhanqiao.exchange.ServiceCheck;
import org.zhanqiao.exchange.ServiceDraft;
import org.zhanqiao.exchange.ServiceOpenings;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.suggest.ItemLook;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

/// From a published entry that nothing serves to a data service on it, by the officer of its agency.
@PlatformTest
class A03_ServiceOpeningTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PASSWORD = "correct horse battery";

    private static final String SCHEMA = """
            create schema sea;
            create table sea.owner (
              citizen_no varchar(18) primary key, name varchar(40), age integer, registered date,
              written_at timestamp, updated_at timestamp with time zone);
            comment on column sea.owner.citizen_no is '公民身份号码';
            insert into sea.owner values
              ('370202199003074514', '张伟', 36, '2020-01-02', '2026-03-01 08:00:00', '2026-03-01 08:00:00+08:00'),
              ('370203198505123325', '李娜', 41, '2021-03-04', '2026-03-01 08:00:00', '2026-03-01 08:00:00+08:00');
            create view sea.owner_view as select * from sea.owner;
            create table sea.nobody (citizen_no varchar(18), name varchar(40));
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceOpenings openings;

    @Autowired
    private SchemaReader schemas;

    @Autowired
    private Exchange exchange;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Entries entries;

    @Autowired
    private Identity identity;

    @Autowired
    private MissingData missing;

    @Autowired
    private Inbox inbox;

    @Autowired
    private ControlEvidence evidence;

    /// An agency with an officer, a database of its own, and an entry that nothing serves.
    private record Office(Agency agency, Person officer, String source, Entry entry) {

        ServiceDraft draft(String relation, Map<String, String> columns, List<String> key, String asOf) {
            return new ServiceDraft(
                    agency.id() + ".owner",
                    entry.code(),
                    agency.code(),
                    new ValuePlace(source, relation),
                    columns,
                    key,
                    asOf,
                    Duration.ofSeconds(2),
                    32);
        }

        ServiceDraft sound() {
            return draft("sea.owner", COLUMNS, List.of("id_number"), "updated_at");
        }
    }

    private static final Map<String, String> COLUMNS = Map.of("id_number", "citizen_no", "name", "name");

    private Office office(SourceKind kind) {
        int number = COUNT.incrementAndGet();
        var agency = EntryTexts.agency(identity, "K051%04d".formatted(number), "opening-" + number, "海洋发展局" + number);
        var source = database(kind, "opening-sea-" + number);
        known(agency.code(), source);
        var name = "渔船船主登记" + (char) ('甲' + number);
        return new Office(
                agency,
                officer("opening." + number, agency.code()),
                source,
                EntryTexts.published(entries, agency.code(), name));
    }

    private Person officer(String login, String agency) {
        return identity.registerPerson(
                        new NewPerson(login, "专员" + login, agency, Roles.of(Role.DATA_OFFICER), PASSWORD, null))
                .orThrow();
    }

    private String database(SourceKind kind, String id) {
        try {
            exchange.registerSource(
                    switch (kind) {
                        case POSTGRESQL -> postgres(id);
                        case JDBC -> h2(id);
                        case HTTP -> throw new IllegalArgumentException("no database");
                    });
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SourceDefinition postgres(String id) {
        var database = TestDatabase.empty();
        database.jdbc().sql(SCHEMA).update();
        database.jdbc().sql("create table sea.hidden (secret text)").update();
        return new SourceDefinition(
                id,
                SourceKind.POSTGRESQL,
                "postgresql://127.0.0.1:" + database.port() + "/" + database.name(),
                "postgres",
                "s3cret");
    }

    private static SourceDefinition h2(String id) throws SQLException {
        var url = "jdbc:h2:mem:" + id + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(url, "reader", "s3cret");
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
        return new SourceDefinition(id, SourceKind.JDBC, url, "reader", "s3cret");
    }

    /// A service that an agency has on its database already: that makes the database the agency's.
    private void known(String agency, String source) {
        var code = "opening.known-" + COUNT.incrementAndGet();
        catalog.publish(new Dataset(
                "308/" + code,
                agency,
                "已有服务" + code,
                "",
                Level.L1,
                "每日",
                List.of(new DataItem("name", "姓名", "", ItemType.TEXT, Level.L1, DataItem.Subject.NONE, ""))));
        exchange.registerService(new DataService(
                code,
                "308/" + code,
                agency,
                "已有",
                source,
                "sea.nobody",
                List.of("name"),
                null,
                List.of(),
                Duration.ofSeconds(2),
                10));
    }

    private Visitor visitor(Person officer) {
        var visitor = new Visitor(port);
        assertThat(visitor.signIn(officer.login(), PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }

    private static String text(HttpResponse<String> answer) {
        return HtmlUtils.htmlUnescape(answer.body());
    }

    private static Map<String, String> typed(Office office, Map<String, String> other) {
        var typed = new HashMap<String, String>();
        typed.put("entry", office.entry().code());
        typed.put("place", office.source() + "|sea.owner");
        typed.put("code", office.agency().id() + ".owner");
        typed.put("column-id_number", "citizen_no");
        typed.put("column-name", "name");
        typed.put("key", "id_number");
        typed.put("asOf", "updated_at");
        typed.put("timeLimit", "2000");
        typed.put("bulkhead", "32");
        typed.putAll(other);
        return typed;
    }

    private static boolean isChosen(String page, String value) {
        return Pattern.compile("<option value=\"" + Pattern.quote(value) + "\" selected")
                .matcher(page)
                .find();
    }

    @Test
    void a01_the_entry_leads_to_a_service_and_from_then_on_to_asking_for_it() {
        var office = office(SourceKind.POSTGRESQL);
        var stranger = office(SourceKind.JDBC);
        var entry = "/catalog/entries/" + office.entry().code();
        var opening = "/agency/services/new?entry=" + office.entry().code();
        try (var me = visitor(office.officer());
                var other = visitor(stranger.officer())) {
            assertThat(text(me.get(entry))).contains("开通数据服务", opening);
            assertThat(text(me.get("/agency/catalog"))).contains("开通数据服务", opening);
            assertThat(text(other.get(entry))).contains("还没有数据服务").doesNotContain("开通数据服务");
            assertThat(other.get(opening).statusCode()).isEqualTo(404);

            assertThat(text(me.get(opening)))
                    .contains("sea.owner", "sea.owner_view", office.source())
                    .doesNotContain(stranger.source(), "s3cret", "127.0.0.1");
            var columns = "/agency/services/new/columns?entry=" + office.entry().code() + "&place=" + office.source();
            var proposed = text(me.get(columns + "%7Csea.owner"));
            assertThat(isChosen(proposed, "citizen_no")).isTrue();
            assertThat(isChosen(proposed, "updated_at")).isTrue();
            assertThat(proposed)
                    .contains("value=\"" + office.agency().id() + ".owner\"", "value=\"id_number\" checked");
            assertThat(me.get(columns).statusCode()).isEqualTo(422);
            assertThat(text(me.get(columns.replace(office.source(), stranger.source()) + "%7Csea.owner")))
                    .contains("请选择一张表或视图");

            var wrong = me.post(
                    opening,
                    "/agency/services/new/check",
                    typed(office, Map.of("column-name", "age", "key", "", "code", "police.owner")));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(text(wrong)).contains("代码须以 " + office.agency().id() + ". 开头", "请至少勾选一个主键项", "“姓名”是字符型，列 age 是");
            assertThat(isChosen(text(wrong), "age")).isTrue();

            var checked = me.post(opening, "/agency/services/new/check", typed(office, Map.of()));
            assertThat(checked.statusCode()).isEqualTo(200);
            assertThat(text(checked))
                    .contains("已试读一行，又按主键找回了它", "主键有索引", "数据库保证主键不重复", "3 级")
                    .doesNotContain("张伟", "370202199003074514");
            var opened = me.post(opening, "/agency/services/new", typed(office, Map.of()));
            assertThat(opened.headers().firstValue("Location"))
                    .hasValue("/agency/services/" + office.agency().id() + ".owner?done=opened");
            assertThat(text(me.get("/agency/services/" + office.agency().id() + ".owner?done=opened")))
                    .contains("数据服务已开通", "专员" + office.officer().login(), "取自列 citizen_no");

            assertThat(text(me.get(entry))).doesNotContain("开通数据服务");
            assertThat(text(me.get(opening))).contains("不用再开通", office.agency().id() + ".owner");
            assertThat(text(other.get(entry))).contains("申请使用这项数据");
            var late = me.post(entry, "/agency/services/new", typed(office, Map.of()));
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(text(late)).contains("专员" + office.officer().login() + " 已于");
        }
        await().until(() -> evidence.find("exchange.service:" + office.agency().id() + ".owner:1")
                .isPresent());
    }

    private static List<String> flaws(ServiceCheck check) {
        return check.flaws().stream()
                .map(flaw -> flaw.field() + " " + flaw.messageKey().replaceFirst("exchange\\.opening\\.wrong\\.", ""))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "JDBC"})
    void a02_whatever_stands_in_the_way_is_named_before_anything_is_opened(SourceKind kind) {
        var office = office(kind);
        var key = List.of("id_number");
        assertThat(flaws(openings.check(office.draft("sea.owner", Map.of("id_number", "citizen_no"), key, ""))))
                .containsExactly("column-name unmapped");
        assertThat(flaws(openings.check(
                        office.draft("sea.owner", Map.of("id_number", "name", "name", "name"), List.of(), ""))))
                .containsExactly("column-name columnTwice", "key noKey");
        assertThat(flaws(openings.check(
                        office.draft("sea.owner", Map.of("id_number", "gone", "name", "age"), key, "written_at"))))
                .containsExactly("column-id_number noColumn", "column-name type.TEXT", "asOf asOf");
        assertThat(flaws(openings.check(office.draft("sea.none", COLUMNS, key, ""))))
                .containsExactly("place table");
        assertThat(openings.check(office.draft("sea.nobody", COLUMNS, key, "")).firstRead())
                .extracting(ServiceCheck.FirstRead::empty, ServiceCheck.FirstRead::indexed)
                .containsExactly(true, false);
        assertThat(openings.check(office.draft("sea.owner_view", COLUMNS, key, "updated_at"))
                        .firstRead())
                .extracting(
                        ServiceCheck.FirstRead::empty, ServiceCheck.FirstRead::indexed, ServiceCheck.FirstRead::unique)
                .containsExactly(false, false, false);
        assertThat(openings.check(office.sound()).firstRead())
                .extracting(
                        ServiceCheck.FirstRead::empty, ServiceCheck.FirstRead::indexed, ServiceCheck.FirstRead::unique)
                .containsExactly(false, true, true);
        assertThat(exchange.listServicesOn(office.entry().code())).isEmpty();
    }

    @Test
    void a03_what_is_another_agencys_is_not_there() {
        var office = office(SourceKind.JDBC);
        var other = office(SourceKind.JDBC);
        assertThat(openings.listSources(office.agency().code())).containsExactly(office.source());
        var foreign = new Office(office.agency(), office.officer(), other.source(), office.entry());
        assertThatThrownBy(() -> openings.open(foreign.sound(), "somebody")).isInstanceOf(NotFound.class);
        var notMine = new Office(office.agency(), office.officer(), office.source(), other.entry());
        assertThatThrownBy(() -> openings.open(notMine.sound(), "somebody")).isInstanceOf(NotFound.class);
        exchange.registerSource(
                new SourceDefinition(office.source(), SourceKind.POSTGRESQL, "postgresql://127.0.0.1:1/x", "u", "p"));
        assertThat(openings.check(office.sound()).flaws())
                .extracting(InputError::messageKey)
                .containsExactly("exchange.opening.wrong.unreachable");
    }

    @Test
    void a04_of_two_who_open_at_once_one_wins_and_the_other_is_told() throws Exception {
        var office = office(SourceKind.JDBC);
        var another = new ServiceDraft(
                office.agency().id() + ".another",
                office.entry().code(),
                office.agency().code(),
                new ValuePlace(office.source(), "sea.owner"),
                COLUMNS,
                List.of("id_number"),
                "",
                Duration.ofSeconds(1),
                8);
        var outcomes = Collections.synchronizedList(new ArrayList<OpeningOutcome>());
        assertThat(Race.lost(
                        IllegalStateException.class,
                        () -> outcomes.add(openings.open(office.sound(), "one")),
                        () -> outcomes.add(openings.open(another, "other"))))
                .isEmpty();
        assertThat(outcomes).hasAtLeastOneElementOfType(OpeningOutcome.Opened.class);
        assertThat(outcomes).hasAtLeastOneElementOfType(OpeningOutcome.ServedBefore.class);
        assertThat(exchange.listServicesOn(office.entry().code())).hasSize(1);
        var second = EntryTexts.published(entries, office.agency().code(), "渔港泊位登记");
        var taken = exchange.listServicesOn(office.entry().code()).getFirst().code();
        var sameCode = new ServiceDraft(
                taken,
                second.code(),
                office.agency().code(),
                new ValuePlace(office.source(), "sea.owner"),
                COLUMNS,
                List.of("id_number"),
                "",
                Duration.ofSeconds(1),
                8);
        assertThat(flaws(openings.check(sameCode))).containsExactly("code codeTaken");
    }

    @Test
    void a05_whoever_asked_for_the_service_is_told_wherever_the_need_stands() {
        var office = office(SourceKind.JDBC);
        var asker = officer(
                "opening.asker",
                EntryTexts.agency(identity, "K0520001", "opening-asker", "渔业协会").code());
        var need = missing.askService(
                office.entry().code(), new Need.Text(List.of("姓名"), "核定补贴", "渔业补贴", "船主身份证明", "《渔业法》第三条"), asker);
        assertThat(openings.open(office.sound(), office.officer().login())).isInstanceOf(OpeningOutcome.Opened.class);
        var fulfilled = missing.getDossier(need.id()).missing();
        assertThat(fulfilled.state()).isEqualTo(MissingState.PUBLISHED);
        assertThat(fulfilled.entry()).isEqualTo(office.entry().code());
        assertThat(inbox.listMessages(asker.id(), new ListQuery("", "", false, 1, 20))
                        .rows())
                .extracting(received -> received.message().messageKey())
                .contains("demand.missingData.message.FULFIL.service");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "JDBC"})
    void a06_the_schema_import_knows_its_columns_by_their_items(SourceKind kind) throws IOException {
        var office = office(kind);
        assertThat(openings.open(office.sound(), office.officer().login())).isInstanceOf(OpeningOutcome.Opened.class);
        var owner = schemas.readTables(office.source()).stream()
                .filter(table -> table.relation().equals("sea.owner"))
                .findFirst()
                .orElseThrow();
        assertThat(owner.dataset()).isEqualTo(office.entry().code());
        assertThat(owner.columns())
                .extracting(TableOutline.Column::name)
                .containsExactly("id_number", "name", "age", "registered", "written_at", "updated_at");
        assertThat(owner.look())
                .extracting(ItemLook::name)
                .contains("id_number")
                .doesNotContain("citizen_no");
    }
}
