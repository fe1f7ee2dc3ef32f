package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.ExchangeTown.Deal.fields;
import static org.zhanqiao.exchange.node.ExchangeTown.LI;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.CallsOnRecord;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.corrections.Correction;
import org.zhanqiao.demand.corrections.CorrectionAct;
import org.zhanqiao.demand.corrections.CorrectionDraft;
import org.zhanqiao.demand.corrections.Corrections;
import org.zhanqiao.demand.corrections.Particulars;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.web.Page;

/// While a correction request is open, every answer that gives the value says that it is disputed and since when (Order
/// 809 art. 26), whoever asks; within a second of its being filed, and not any more once it is over.
@PlatformTest
@Import(ExchangeTown.class)
class A31_DisputedValueTest {

    @Autowired
    ExchangeTown town;

    @Autowired
    Corrections corrections;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path dir;

    private static final AtomicInteger LOGS = new AtomicInteger();

    private final CallsOnRecord calls;
    private final Person asker;
    private final Person officer;

    @Autowired
    A31_DisputedValueTest(Identity identity, DataSource database, SecretBox box, ExchangeTown town) {
        calls = new CallsOnRecord("disputed-" + LOGS.incrementAndGet(), database, box);
        asker = person(identity, "disputed.asker", ExchangeTown.CONSUMER);
        officer = person(identity, "disputed.officer", ExchangeTown.PROVIDER);
    }

    private static Person person(Identity identity, String login, String agency) {
        return identity.findPersonByLogin(login)
                .orElseGet(() -> identity.registerPerson(new NewPerson(
                                login, "某专员", agency, Roles.of(Role.DATA_OFFICER), "correct horse battery", null))
                        .orThrow());
    }

    @BeforeEach
    void nothingIsDisputed() {
        corrections.listOpen().forEach(open -> act(open, CorrectionAct.WITHDRAW, asker));
    }

    private Correction act(Correction correction, CorrectionAct kind, Person who) {
        return corrections.act(Decision.of(correction.id(), correction.version(), kind, "经与原始档案核对"), who);
    }

    private Correction filed(String service, String subject) {
        var call = calls.served(ExchangeTown.CONSUMER, ExchangeTown.PROVIDER, service, subject);
        return corrections.file(
                new CorrectionDraft(call, "birth_date", new Particulars(subject, "出生日期有误", "户口簿第 3 页")), asker);
    }

    private static String today(Correction correction) {
        return LocalDate.ofInstant(correction.filedAt(), Page.ZONE).toString();
    }

    private static TestCaller.Reply query(ExchangeNode node, SigningKey key, String service) {
        return query(node, new TestCaller(key), service);
    }

    private static TestCaller.Reply query(ExchangeNode node, TestCaller caller, String service) {
        return caller.query(
                node, service, "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"},{\"id_number\":\"" + LI + "\"}]}");
    }

    private static TestCaller.Reply await(ExchangeNode node, SigningKey key, String service, boolean marked) {
        var caller = new TestCaller(key);
        return WithinASecond.reply(
                () -> query(node, caller, service), reply -> reply.text().contains("disputed") == marked);
    }

    @Test
    void a01_the_row_and_the_entry_say_what_is_disputed_until_it_is_settled() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            assertThat(query(node, key, service).text()).doesNotContain("disputed");
            var filed = filed(service, ZHANG);
            var marked = await(node, key, service, true);
            assertThat(marked.json().at("/rows/0/disputed").toString())
                    .isEqualTo("[{\"field\":\"birth_date\",\"since\":\"" + today(filed) + "\"}]");
            // Nobody else's row, and the value stands as it did.
            assertThat(marked.json().at("/rows/1").has("disputed")).isFalse();
            assertThat(marked.json().at("/rows/0/data/birth_date").asString()).isEqualTo("1990-03-07");
            assertThat(marked.entry().path("disputed").toString()).isEqualTo("[\"birth_date\"]");
            assertThat(marked.receiptHolds(node)).isTrue();
            // What the provider reports is confirmed by whoever asked; until then it is disputed still.
            var corrected = act(filed, CorrectionAct.REPORT_CORRECTED, officer);
            assertThat(await(node, key, service, true).status()).isEqualTo(200);
            act(corrected, CorrectionAct.CONFIRM, asker);
            var settled = await(node, key, service, false);
            assertThat(settled.entry().has("disputed")).isFalse();
        }
    }

    @Test
    void
            a02_another_agencys_caller_on_another_service_of_the_dataset_is_told_too_and_who_does_not_get_the_field_is_not() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        var nameless = town.key();
        town.grant(nameless, service, deal -> deal.fields = fields("name=none"));
        var masked = town.key();
        town.grant(masked, service, deal -> deal.fields = fields("birth_date=year"));
        filed(service, ZHANG);
        try (var node = town.node(dir)) {
            assertThat(query(node, key, service).text()).contains("disputed");
            assertThat(query(node, nameless, service).text()).doesNotContain("disputed");
            assertThat(query(node, masked, service).text()).contains("disputed");
            assertThat(new TestCaller(key)
                            .query(
                                    node,
                                    service,
                                    "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}],\"fields\":[\"name\"]}")
                            .text())
                    .doesNotContain("disputed");
        }
    }

    @Test
    void a03_a_list_and_a_verification_say_it_too() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.LIST, Mode.VERIFY);
            deal.verifiable = List.of("name", "birth_date");
        });
        filed(service, LI);
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var list = caller.post(node, "/v1/services/" + service + "/list", "{\"size\":3}")
                    .json();
            assertThat(list.path("rows").valueStream().filter(row -> row.has("disputed")))
                    .singleElement()
                    .satisfies(
                            row -> assertThat(row.at("/data/name").asString()).isEqualTo("李娜"));
            var verified = caller.post(
                    node,
                    "/v1/services/" + service + "/verify",
                    "{\"items\":[{\"key\":{\"id_number\":\"" + LI + "\"},\"values\":{\"birth_date\":\"1985-05-12\"}},"
                            + "{\"key\":{\"id_number\":\"" + LI + "\"},\"values\":{\"name\":\"李娜\"}}]}");
            assertThat(verified.json().at("/results/0/disputed/0/field").asString())
                    .isEqualTo("birth_date");
            assertThat(verified.json().at("/results/0/matches/birth_date").asBoolean())
                    .isTrue();
            assertThat(verified.json().at("/results/1").has("disputed")).isFalse();
        }
    }

    @Test
    void a04_what_is_kept_of_it_names_nobody_and_goes_with_the_request() {
        var service = town.service("town-people");
        var filed = filed(service, ZHANG);
        var kept = jdbc.sql("select subject from exchange.disputed_value where correction = :id")
                .param("id", filed.id())
                .query(String.class)
                .single();
        assertThat(kept).matches("[0-9a-f]{64}");
        act(filed, CorrectionAct.WITHDRAW, asker);
        assertThat(jdbc.sql("select count(*) from exchange.disputed_value")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
