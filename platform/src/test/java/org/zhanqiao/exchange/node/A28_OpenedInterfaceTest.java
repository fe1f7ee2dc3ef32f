package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.LI;
import static org.zhanqiao.exchange.node.ExchangeTown.NOBODY;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.util.HtmlUtils;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.SourceDraft;
import org.zhanqiao.exchange.SourceOutcome;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// From an agency's registered HTTP interface to the answer of a call, its members called otherwise than the items.
@PlatformTest
@Import(ExchangeTown.class)
class A28_OpenedInterfaceTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String SOURCE = "town-interface";

    @LocalServerPort
    private int port;

    @Autowired
    ExchangeTown town;

    @Autowired
    Sources sources;

    @Autowired
    Entries entries;

    @TempDir
    Path dir;

    private final PeopleInterface people = new PeopleInterface(A03_SourcesTest.people());

    @AfterEach
    void close() {
        people.close();
    }

    private static String text(HttpResponse<String> answer) {
        return HtmlUtils.htmlUnescape(answer.body());
    }

    private Map<String, String> typed(String entry, Map<String, String> other) {
        var typed = new HashMap<>(Map.of(
                "entry", entry,
                "source", SOURCE,
                "request", "ids",
                "rows", "people",
                "column-id_number", "id_number",
                "column-name", "address",
                "key", "id_number",
                "asOf", "updated_at",
                "timeLimit", "2000",
                "bulkhead", "32"));
        typed.put("code", "town-register.interface");
        typed.put("trial", ZHANG);
        typed.putAll(other);
        return typed;
    }

    private void register() {
        var definition = people.source(SOURCE);
        assertThat(sources.register(
                        new SourceDraft(
                                SOURCE,
                                ExchangeTown.PROVIDER,
                                "户籍接口",
                                definition.kind(),
                                definition.url(),
                                definition.username(),
                                definition.password()),
                        false,
                        "town.admin"))
                .isInstanceOf(SourceOutcome.Done.class);
    }

    @Test
    void a01_members_are_tried_by_a_key_and_then_serve_calls() {
        register();
        var entry =
                EntryTexts.published(entries, ExchangeTown.PROVIDER, "户籍接口人员登记").code();
        town.identity
                .registerPerson(new NewPerson(
                        "town.interface", "接口专员", ExchangeTown.PROVIDER, Roles.of(Role.DATA_OFFICER), PASSWORD, null))
                .orThrow();
        var choice = "/agency/services/new?entry=" + entry;
        var page = "/agency/services/new/interface?entry=" + entry + "&source=" + SOURCE;
        var check = "/agency/services/new/interface/check";
        try (var me = new Visitor(port)) {
            assertThat(me.signIn("town.interface", PASSWORD).statusCode()).isEqualTo(303);
            assertThat(text(me.get(choice))).contains("用接口“户籍接口 " + SOURCE + "”开通");
            assertThat(text(me.get(page))).contains("试查的键值", "value=\"town-register.\"");
            assertThat(me.get(page + "-other").statusCode()).isEqualTo(404);

            assertThat(text(me.post(page, check, typed(entry, Map.of("column-name", "no_such")))))
                    .contains("行里没有成员 no_such");
            assertThat(text(me.post(page, check, typed(entry, Map.of("rows", "persons")))))
                    .contains("没有行的列表 persons");
            assertThat(text(me.post(page, check, typed(entry, Map.of("asOf", "name")))))
                    .contains("成员 name 不在行里，或不是");
            assertThat(text(me.post(
                            page, check, typed(entry, Map.of("column-id_number", "district", "column-name", "a:b!")))))
                    .contains("请填写成员名称");
            assertThat(text(me.post(page, check, typed(entry, Map.of("trial", NOBODY)))))
                    .contains("没有读到行");

            var checked = me.post(page, check, typed(entry, Map.of()));
            assertThat(text(checked)).contains("接口按键值答复了一行").doesNotContain(ZHANG, "张伟", "香港中路", "key of the town");
            var form = typed(entry, Map.of("place", SOURCE + "|ids:people"));
            var opened = me.post(page, "/agency/services/new/interface", form);
            assertThat(opened.headers().firstValue("Location"))
                    .hasValue("/agency/services/town-register.interface?done=opened");
        }
        var key = town.key();
        town.grant(key, "town-register.interface", deal -> {
            deal.modes = Set.of(Mode.QUERY);
            deal.fields = ExchangeTown.Deal.fields("name=none");
            deal.filter = List.of(new Condition("name", Condition.Comparison.STARTS_WITH, List.of("青岛市市南区")));
        });
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, "town-register.interface", keys(ZHANG, LI));
            assertThat(reply.ending()).as(reply.text()).isEqualTo("served");
            assertThat(reply.text())
                    .contains("\"name\":\"青岛市市南区香港中路10号\"", "\"missing\":[1]")
                    .doesNotContain("张伟");
        }
    }
}
