package org.zhanqiao.demand.agreements;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.demand.requests.UnfitRequest;
import org.zhanqiao.demand.requests.UseRecord;
import org.zhanqiao.demand.requests.UseRecords;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.KeyOffer;
import org.zhanqiao.identity.KeyTaken;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.web.Page;

/// An agreement from the approval to the grant, and its signatures as an outsider checks them.
@PlatformTest
@Import(RequestTown.class)
class A01_AgreementsTest {

    @Autowired
    private RequestTown town;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Grants grants;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private PublishedKeys published;

    @Autowired
    private ControlEvidence evidence;

    @Autowired
    private UseRecords records;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path dir;

    private LocalDate until;

    @BeforeEach
    void keys() {
        until = Instant.now().atZone(Page.ZONE).toLocalDate().plusYears(1);
        keys.make(town.asker.id(), KeyAlgorithm.ED25519);
        keys.make(town.officer.id(), KeyAlgorithm.SM2_SM3);
    }

    private AccessRequest inForce() {
        var approved = town.approved(until);
        var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer);
        return agreements.sign(approved.id(), once.version(), Side.CONSUMER, town.asker);
    }

    @Test
    void a01_the_second_signature_puts_exactly_what_was_asked_into_force() {
        var approved = town.approved(until);
        var agreement = agreements.getAgreement(approved.id());
        var once = agreements.sign(approved.id(), approved.version(), Side.CONSUMER, town.asker);
        assertThat(once.state()).isEqualTo(RequestState.CONSUMER_SIGNED);
        assertThat(once.grant()).isEmpty();
        var both = agreements.sign(approved.id(), once.version(), Side.PROVIDER, town.officer);
        assertThat(both.state()).isEqualTo(RequestState.IN_FORCE);
        var grant = grants.findGrant(both.grant()).orElseThrow();
        assertThat(grant.agreement()).isEqualTo(agreement.sha256());
        assertThat(grant.terms()).isEqualTo(approved.ask().terms());
        assertThat(grant.purpose()).isEqualTo("核验入学资格");
        assertThat(grant.standing(Instant.now().plusSeconds(1))).isEqualTo(Grant.Standing.IN_FORCE);
        assertThat(grant.notAfter())
                .isEqualTo(until.plusDays(1).atStartOfDay(Page.ZONE).toInstant());
    }

    @Test
    void a02_nobody_signs_for_the_other_side_or_twice_or_what_has_changed() {
        var approved = town.approved(until);
        assertThatThrownBy(() -> agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.asker))
                .isInstanceOf(RequestConflict.class);
        var once = agreements.sign(approved.id(), approved.version(), Side.CONSUMER, town.asker);
        assertThatThrownBy(() -> agreements.sign(approved.id(), once.version(), Side.CONSUMER, town.asker))
                .isInstanceOf(RequestConflict.class);
        assertThatThrownBy(() -> agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer))
                .isInstanceOf(RequestConflict.class);
        assertThat(agreements.getAgreement(approved.id()).signatures()).hasSize(1);
    }

    @Test
    void a03_a_signature_of_another_key_or_over_another_text_is_refused() {
        var approved = town.approved(until);
        var content = agreements.getAgreement(approved.id()).content().getBytes(UTF_8);
        var foreign = keys.sign(town.officer.id(), content);
        assertThatThrownBy(() -> agreements.sign(approved.id(), approved.version(), Side.CONSUMER, town.asker, foreign))
                .isInstanceOf(ForeignSignature.class);
        var other = keys.sign(town.asker.id(), "something else".getBytes(UTF_8));
        assertThatThrownBy(() -> agreements.sign(approved.id(), approved.version(), Side.CONSUMER, town.asker, other))
                .isInstanceOf(ForeignSignature.class);
        assertThat(agreements.getAgreement(approved.id()).signatures()).isEmpty();
    }

    private Grant.State state(AccessRequest request) {
        return grants.findGrant(request.grant()).orElseThrow().state();
    }

    private AccessRequest now(AccessRequest request) {
        return town.requests.getDossier(request.id(), town.bureau).request();
    }

    @Test
    void a14_the_provider_suspends_and_resumes_with_a_reason_that_the_consumer_reads() {
        var inForce = inForce();
        var suspended = town.act(inForce, ActKind.SUSPEND, town.head);
        assertThat(suspended.state()).isEqualTo(RequestState.IN_FORCE);
        assertThat(state(inForce)).isEqualTo(Grant.State.SUSPENDED);
        assertThatThrownBy(() -> town.act(suspended, ActKind.SUSPEND, town.head))
                .isInstanceOf(RequestConflict.class);
        assertThatThrownBy(() -> town.act(suspended, ActKind.RESUME, town.officer))
                .isInstanceOf(RequestConflict.class);
        town.act(suspended, ActKind.RESUME, town.head);
        assertThat(state(inForce)).isEqualTo(Grant.State.ACTIVE);
        var acts = town.requests.getDossier(inForce.id(), town.asker).history().acts();
        assertThat(acts.stream().map(Act::kind)).endsWith(ActKind.SUSPEND, ActKind.RESUME);
        assertThat(acts.getLast().because()).isEqualTo("按规定办理");
    }

    @Test
    void a15_what_an_administrator_suspends_is_noted_once_and_only_an_administrator_resumes_it() {
        var inForce = inForce();
        grants.suspend(inForce.grant(), "security-admin", "疑似超范围使用");
        var noted = town.requests.getDossier(inForce.id(), town.head);
        assertThat(noted.history().findSuspension()).hasValueSatisfying(act -> {
            assertThat(act.because()).isEqualTo("疑似超范围使用");
            assertThat(act.by()).isEmpty();
        });
        assertThat(noted.possible(town.head)).isEmpty();
        assertThatThrownBy(() -> town.act(now(inForce), ActKind.RESUME, town.head))
                .isInstanceOf(RequestConflict.class);
        grants.resume(inForce.grant(), "security-admin", "已查清");
        assertThat(town.requests.getDossier(inForce.id(), town.head).possible(town.head))
                .containsExactly(ActKind.SUSPEND);
        assertThat(state(inForce)).isEqualTo(Grant.State.ACTIVE);
        Awaitility.await()
                .untilAsserted(() -> assertThat(evidence.listBelow("demand.grant:" + inForce.grant() + ":"))
                        .hasSize(3));
    }

    @Test
    void a16_the_provider_and_an_administrator_who_decide_at_once_do_not_stand_in_each_others_way() throws Exception {
        try (var executor = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                var inForce = inForce();
                var start = new CyclicBarrier(2);
                var outcomes = executor
                        .invokeAll(List.of(
                                outcome(start, () -> town.act(inForce, ActKind.SUSPEND, town.head)),
                                outcome(start, () -> grants.suspend(inForce.grant(), "security-admin", "核查"))))
                        .stream()
                        .map(Future::resultNow)
                        .toList();
                assertThat(outcomes).containsOnlyOnce("done").containsAnyOf("RequestConflict", "GrantConflict");
                assertThat(state(inForce)).isEqualTo(Grant.State.SUSPENDED);
            }
        }
    }

    private static Callable<String> outcome(CyclicBarrier start, Runnable work) {
        return () -> {
            start.await();
            try {
                work.run();
                return "done";
            } catch (RuntimeException refused) {
                return refused.getClass().getSimpleName();
            }
        };
    }

    @Test
    void a04_what_was_signed_is_never_changed() {
        var id = inForce().id();
        for (var sql : List.of(
                "update demand.agreement set content = '' where request = :id",
                "delete from demand.agreement_signature where request = :id",
                "update demand.agreement_signature set by_name = '' where request = :id")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param("id", id).update()).isInstanceOf(DataAccessException.class);
        }
    }

    private static Verdict verdict(String file, SignerKeys... published) {
        return AgreementFile.verify(file, List.of(published)).verdict();
    }

    @Test
    void a05_the_file_verifies_with_the_published_keys_and_no_longer_when_anything_of_it_is_changed() {
        var request = inForce();
        var file = AgreementFile.write(agreements.getAgreement(request.id()));
        var asking = published.getKeys(request.consumer());
        var asked = published.getKeys(request.provider());
        assertThat(AgreementFile.listParties(file)).containsExactly(request.consumer(), request.provider());
        assertThat(verdict(file, asking, asked)).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(file)).isEqualTo(Verdict.SIGNER_UNKNOWN);
        assertThat(verdict(file, asking)).isEqualTo(Verdict.SIGNER_UNKNOWN);
        assertThat(verdict(file.replace("核验入学资格", "核验入学资 格"), asking, asked)).isEqualTo(Verdict.BROKEN);
        assertThat(verdict(file.replace("\"CONSUMER\"", "\"PROVIDER\""), asking, asked))
                .isEqualTo(Verdict.BROKEN);
        for (var changed : List.of(
                file.replace("\"郑海燕\"", "\"某某\""),
                file.replace("\"agency\" : \"" + request.provider(), "\"agency\" : \"" + request.consumer()),
                file.replace(asking.keys().getFirst().keyId(), "evil.1"),
                file.replaceAll("\"at\" : \"[0-9]{4}", "\"at\" : \"2019"))) {
            assertThat(changed).isNotEqualTo(file);
            assertThat(verdict(changed, asking, asked)).isEqualTo(Verdict.MISSTATED);
        }
        assertThatThrownBy(() -> AgreementFile.verify("{}", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AgreementFile.verify("no", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a17_a_key_is_published_with_its_owner_bound_by_the_evidence_and_is_nobody_elses() {
        var first = published.getKeys(town.asker.agency().orElseThrow()).keys().getFirst();
        assertThat(first.name()).isEqualTo(town.asker.name());
        assertThat(first.keyId()).isEqualTo(first.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(first.validUntil()).isNull();
        assertThatThrownBy(() -> keys.register(town.officer.id(), new KeyOffer.Ed25519(first.publicKey())))
                .isInstanceOf(KeyTaken.class);
        keys.make(town.asker.id(), KeyAlgorithm.SM2_SM3);
        Awaitility.await().untilAsserted(() -> {
            var all = published.getKeys(town.asker.agency().orElseThrow()).keys();
            assertThat(all.getFirst().algorithm()).isEqualTo("sm2-sm3");
            assertThat(all)
                    .filteredOn(key -> key.keyId().equals(first.keyId()))
                    .singleElement()
                    .satisfies(ended -> {
                        assertThat(ended.validUntil()).isNotNull();
                        assertThat(ended.registered()).isNotNull();
                        assertThat(ended.ended()).isNotNull();
                    });
        });
        assertThatThrownBy(() -> keys.register(town.asker.id(), new KeyOffer.Ed25519(first.publicKey())))
                .isInstanceOf(KeyTaken.class);
    }

    @Test
    void a06_openssl_verifies_both_signatures() throws Exception {
        var agreement = agreements.getAgreement(inForce().id());
        Files.writeString(dir.resolve("signed.json"), agreement.content());
        for (var side : Side.values()) {
            var signature = agreement.findSignature(side).orElseThrow();
            Files.write(dir.resolve("key.der"), Base64.getDecoder().decode(signature.publicKey()));
            Files.write(dir.resolve("signature.bin"), signature.signature());
            assertThat(openssl("pkey -pubin -inform DER -in key.der -out key.pem"))
                    .isZero();
            var verify = "pkeyutl -verify -pubin -inkey key.pem -rawin -in signed.json -sigfile signature.bin";
            assertThat(openssl(
                            signature.algorithm().equals("ed25519")
                                    ? verify
                                    : verify + " -digest sm3 -pkeyopt distid:1234567812345678"))
                    .as(signature.algorithm())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "SM2_SM3"})
    void a07_an_officer_signs_with_a_key_of_their_own_that_never_leaves_them(KeyAlgorithm algorithm) throws Exception {
        boolean sm2 = algorithm == KeyAlgorithm.SM2_SM3;
        assertThat(openssl("genpkey -algorithm " + (sm2 ? "SM2" : "ed25519") + " -out my.pem"))
                .isZero();
        assertThat(openssl("pkey -in my.pem -pubout -out my.pub")).isZero();
        var publicKey = Files.readString(dir.resolve("my.pub"));
        keys.register(town.asker.id(), sm2 ? new KeyOffer.Sm2(publicKey) : new KeyOffer.Ed25519(publicKey));
        var approved = town.approved(until);
        Files.writeString(
                dir.resolve("signed.json"),
                agreements.getAgreement(approved.id()).content());
        assertThat(openssl("pkeyutl -sign -inkey my.pem -rawin -in signed.json -out my.sig"
                        + (sm2 ? " -digest sm3 -pkeyopt distid:1234567812345678" : "")))
                .isZero();
        assertThatThrownBy(() -> agreements.sign(approved.id(), approved.version(), Side.CONSUMER, town.asker))
                .isInstanceOf(NoSigningKey.class);
        var signed = agreements.sign(
                approved.id(),
                approved.version(),
                Side.CONSUMER,
                town.asker,
                Files.readAllBytes(dir.resolve("my.sig")));
        assertThat(signed.state()).isEqualTo(RequestState.CONSUMER_SIGNED);
    }

    private int openssl(String arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        var process = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void a08_the_pdf_says_in_chinese_what_was_signed_and_by_whom() throws IOException {
        var agreement = agreements.getAgreement(inForce().id());
        var pdf = AgreementPdf.write(agreement);
        Files.createDirectories(Path.of("target", "screens"));
        Files.write(Path.of("target", "screens", "agreement.pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text)
                    .contains("政务数据共享保密协议", "甲方（数据提供方）：青岛市公安局", "返回数据项：姓名（name，2级），返回原值")
                    .contains("郑海燕", "周启明", agreement.sha256());
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
        assertThat(pdf.length).isLessThan(500_000);
    }

    @Test
    void a09_ending_revokes_the_grant_and_disposal_is_confirmed() {
        var request = inForce();
        var ended = town.act(request, ActKind.END, town.asker);
        assertThat(grants.findGrant(request.grant()).orElseThrow().state()).isEqualTo(Grant.State.REVOKED);
        assertThat(ended.state()).isEqualTo(RequestState.ENDED);
        assertThat(town.act(ended, ActKind.CONFIRM_DISPOSAL, town.asker).state())
                .isEqualTo(RequestState.DISPOSED);
    }

    @Test
    void a10_a_grant_that_security_revokes_ends_its_request() {
        var request = inForce();
        grants.revoke(request.grant(), "security-admin", "超出约定用途");
        var dossier = town.requests.getDossier(request.id(), town.asker);
        assertThat(dossier.request().state()).isEqualTo(RequestState.ENDED);
        assertThat(dossier.history().last().because()).isEqualTo("超出约定用途");
        assertThat(Duration.between(dossier.history().last().at(), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void a11_a_renewal_takes_the_place_of_what_it_renews_in_one_moment() {
        var old = inForce();
        var renewal = town.requests.renew(old.id(), town.asker);
        var revised =
                town.requests.revise(renewal.id(), renewal.version(), RequestTown.ask(until.plusMonths(6)), town.asker);
        var submitted = town.act(town.act(revised, ActKind.PROPOSE, town.asker), ActKind.SIGN_OFF, town.askingHead);
        var approved =
                town.act(town.act(submitted, ActKind.PROPOSE_APPROVAL, town.officer), ActKind.APPROVE, town.head);
        var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer);
        assertThat(grants.findGrant(old.grant()).orElseThrow().state()).isEqualTo(Grant.State.ACTIVE);
        var both = agreements.sign(approved.id(), once.version(), Side.CONSUMER, town.asker);
        assertThat(both.state()).isEqualTo(RequestState.IN_FORCE);
        assertThat(grants.findGrant(old.grant()).orElseThrow().state()).isEqualTo(Grant.State.REVOKED);
        assertThat(town.requests.getDossier(old.id(), town.asker).request().state())
                .isEqualTo(RequestState.SUPERSEDED);
    }

    private AccessRequest approve(AccessRequest draft) {
        var submitted = town.act(town.act(draft, ActKind.PROPOSE, town.asker), ActKind.SIGN_OFF, town.askingHead);
        return town.act(town.act(submitted, ActKind.PROPOSE_APPROVAL, town.officer), ActKind.APPROVE, town.head);
    }

    @Test
    void a18_there_is_one_renewal_at_a_time_and_none_of_what_was_superseded() throws Exception {
        var old = inForce();
        try (var executor = Executors.newFixedThreadPool(2)) {
            var start = new CyclicBarrier(2);
            Callable<String> renewing = () -> {
                start.await();
                return town.requests.renew(old.id(), town.asker).id();
            };
            var renewals = executor.invokeAll(List.of(renewing, renewing)).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(renewals).hasSize(1);
        }
        var renewal = town.requests.renew(old.id(), town.asker);
        var revised =
                town.requests.revise(renewal.id(), renewal.version(), RequestTown.ask(until.plusMonths(6)), town.asker);
        var approved = approve(revised);
        var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer);
        var both = agreements.sign(approved.id(), once.version(), Side.CONSUMER, town.asker);
        var superseded = town.requests.getDossier(old.id(), town.asker);
        assertThat(ActDetail.of(superseded.history().last())).isEqualTo(new ActDetail.Successor(both.id(), List.of()));
        assertThatThrownBy(() -> town.requests.renew(old.id(), town.asker)).isInstanceOf(RequestConflict.class);
    }

    @Test
    void a19_of_requests_for_the_same_calls_the_one_that_is_signed_last_takes_the_place_of_the_others() {
        var first = inForce();
        var second = town.approved(until);
        assertThat(town.requests.listAlike(second))
                .extracting(AccessRequest::id)
                .contains(first.id());
        var once = agreements.sign(second.id(), second.version(), Side.PROVIDER, town.officer);
        assertThat(state(first)).isEqualTo(Grant.State.ACTIVE);
        agreements.sign(second.id(), once.version(), Side.CONSUMER, town.asker);
        assertThat(state(first)).isEqualTo(Grant.State.REVOKED);
        assertThat(now(first).state()).isEqualTo(RequestState.SUPERSEDED);
        assertThat(state(now(second))).isEqualTo(Grant.State.ACTIVE);
    }

    @Test
    void a20_two_that_are_signed_at_once_leave_one_in_force() throws Exception {
        try (var executor = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                var one = halfSigned();
                var other = halfSigned();
                var start = new CyclicBarrier(2);
                var outcomes = executor
                        .invokeAll(List.of(
                                outcome(
                                        start,
                                        () -> agreements.sign(one.id(), one.version(), Side.CONSUMER, town.asker)),
                                outcome(
                                        start,
                                        () -> agreements.sign(other.id(), other.version(), Side.CONSUMER, town.asker))))
                        .stream()
                        .map(Future::resultNow)
                        .toList();
                assertThat(outcomes).containsExactly("done", "done");
                assertThat(List.of(now(one).state(), now(other).state()))
                        .containsExactlyInAnyOrder(RequestState.IN_FORCE, RequestState.SUPERSEDED);
                assertThat(List.of(state(now(one)), state(now(other))))
                        .containsExactlyInAnyOrder(Grant.State.ACTIVE, Grant.State.REVOKED);
            }
        }
    }

    private AccessRequest halfSigned() {
        var approved = town.approved(until);
        return agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer);
    }

    @Test
    void a12_the_consumer_records_its_use_and_nobody_changes_what_was_recorded() {
        var request = inForce();
        var draft = new UseRecords.Draft("窗口报名核验", "逐笔核验", "办件 320 件，免交户口簿 320 份", "不落库", "");
        var record = records.record(request.id(), draft, town.asker);
        assertThat(record.number()).isEqualTo(1);
        assertThat(records.listRecords(request)).extracting(UseRecord::effect).containsExactly("办件 320 件，免交户口簿 320 份");
        assertThatThrownBy(() -> records.record(request.id(), draft, town.officer))
                .isInstanceOf(RequestConflict.class);
        assertThatThrownBy(() -> records.record(request.id(), new UseRecords.Draft("", "", "", "", ""), town.asker))
                .isInstanceOfSatisfying(
                        UnfitRequest.class, unfit -> assertThat(unfit.flaws()).hasSize(4));
        assertThatThrownBy(() -> jdbc.sql("delete from demand.use_record where request = :id")
                        .param("id", request.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }
}
