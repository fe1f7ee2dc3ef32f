package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RequestDecision;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.web.Page;

/// The whole way: asked, signed off, approved, agreed, and a call that is served by exactly that; then ended, and the
/// same call refused.
@PlatformTest
@Import(ExchangeTown.class)
class A24_RequestToCallTest {

    @Autowired
    ExchangeTown town;

    @Autowired
    AccessRequests requests;

    @Autowired
    Agreements agreements;

    @Autowired
    OfficerKeys keys;

    @TempDir
    Path dir;

    private Person person(String login, String agency, Role role) {
        return town.identity
                .registerPerson(new NewPerson(login, "经办 " + login, agency, Roles.of(role), null, null))
                .orThrow();
    }

    private AccessRequest act(AccessRequest request, ActKind kind, Person who) {
        return requests.act(RequestDecision.of(request.id(), request.version(), kind, "按规定办理"), who);
    }

    @Test
    void a01_from_asking_to_a_served_call_and_from_the_end_to_a_refused_one() {
        var key = town.key();
        var service = town.service("town-people");
        var provider = town.exchange.getService(service).agency();
        var consumer = town.identity.getSystem(key.system()).agencyCode();
        var asker = person("way.asker", consumer, Role.DATA_OFFICER);
        var askingHead = person("way.asking-head", consumer, Role.SHARING_HEAD);
        var officer = person("way.officer", provider, Role.DATA_OFFICER);
        var head = person("way.head", provider, Role.SHARING_HEAD);
        keys.make(asker.id(), KeyAlgorithm.SM2_SM3);
        keys.make(officer.id(), KeyAlgorithm.ED25519);
        var caller = new TestCaller(key);
        var body = "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}]}";
        try (var node = town.node(dir)) {
            assertThat(caller.query(node, service, body).status()).isEqualTo(403);
            var until = Instant.now().atZone(Page.ZONE).toLocalDate().plusMonths(6);
            var drafted = requests.draft(RequestTown.ask(key.system(), service, until), asker);
            var submitted = act(act(drafted, ActKind.PROPOSE, asker), ActKind.SIGN_OFF, askingHead);
            var approved = act(act(submitted, ActKind.PROPOSE_APPROVAL, officer), ActKind.APPROVE, head);
            var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, officer);
            assertThat(caller.query(node, service, body).status()).isEqualTo(403);

            var inForce = agreements.sign(approved.id(), once.version(), Side.CONSUMER, asker);
            var reply = WithinASecond.reply(() -> caller.query(node, service, body), each -> each.status() == 200);
            assertThat(reply.text()).contains("\"data\":{\"name\":\"张伟\",\"birth_date\":\"1990-03-07\"}");
            assertThat(reply.receiptHolds(node)).isTrue();
            assertThat(reply.entry().path("grant").asString()).isEqualTo(inForce.grant());
            assertThat(reply.entry().path("agreement").asString())
                    .isEqualTo(agreements.getAgreement(approved.id()).sha256());

            act(inForce, ActKind.END, asker);
            WithinASecond.reply(() -> caller.query(node, service, body), each -> each.status() == 403);
        }
    }
}
