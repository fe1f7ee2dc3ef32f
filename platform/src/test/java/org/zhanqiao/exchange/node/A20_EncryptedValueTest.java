package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.ExchangeTown.LI;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;

/// Values under the mask `sm4`: encrypted to the caller's own key, and to the one it has now.
@PlatformTest
@Import(ExchangeTown.class)
class A20_EncryptedValueTest {

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void a01_a_value_opens_with_the_callers_key_and_names_it() throws Exception {
        var caller = town.key();
        var service = granted(caller, "name=sm4", "phone=sm4", "income=none");
        var secret = ExchangeTown.random(16);
        var keyId = town.identity
                .registerSm4Key(caller.system(), Base64.getEncoder().encodeToString(secret))
                .keyId();
        try (var node = town.node(dir)) {
            var reply = new TestCaller(caller).query(node, service, key(ZHANG));
            var data = reply.json().path("rows").path(0).path("data");
            assertThat(reply.text()).doesNotContain("张伟", "13953212345").contains("8250.50");
            var name = data.path("name").asString();
            assertThat(name).startsWith("sm4:" + keyId + ":");
            assertThat(Sm4Example.open(name, Map.of(keyId, secret))).isEqualTo("张伟");
            assertThat(byTheCipherItself(data.path("phone").asString(), secret)).isEqualTo("13953212345");
            assertThat(reply.receiptHolds(node)).isTrue();
        }
    }

    @Test
    void a02_equal_values_are_not_equal_when_encrypted_and_a_missing_one_stays_missing() {
        var caller = town.key();
        var service = granted(caller, "name=sm4", "phone=sm4");
        town.identity.registerSm4Key(caller.system(), HexFormat.of().formatHex(ExchangeTown.random(16)));
        try (var node = town.node(dir)) {
            var first = value(node, caller, service, ZHANG, "name");
            assertThat(value(node, caller, service, ZHANG, "name")).isNotEqualTo(first);
            var reply = new TestCaller(caller).query(node, service, key("370203198505123333"));
            assertThat(reply.json()
                            .path("rows")
                            .path(0)
                            .path("data")
                            .path("phone")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void a03_without_a_key_values_are_hidden_until_one_comes_and_again_when_it_goes() {
        var caller = town.key();
        var service = granted(caller, "name=sm4");
        try (var node = town.node(dir)) {
            assertThat(value(node, caller, service, LI, "name")).isEqualTo("***");

            var keyId = town.identity
                    .registerSm4Key(caller.system(), HexFormat.of().formatHex(ExchangeTown.random(16)))
                    .keyId();
            awaitName(node, caller, service, name -> name.startsWith("sm4:" + keyId + ":"));

            town.identity.withdrawSm4Key(caller.system());
            awaitName(node, caller, service, "***"::equals);
        }
    }

    @Test
    void a04_after_a_rotation_values_name_the_new_key_and_old_ones_still_open_with_the_old() throws Exception {
        var caller = town.key();
        var service = granted(caller, "name=sm4");
        var oldSecret = ExchangeTown.random(16);
        var newSecret = ExchangeTown.random(16);
        var oldId = register(caller, oldSecret);
        try (var node = town.node(dir)) {
            var before = value(node, caller, service, LI, "name");
            var newId = register(caller, newSecret);
            awaitName(node, caller, service, name -> name.startsWith("sm4:" + newId + ":"));
            var keys = Map.of(oldId, oldSecret, newId, newSecret);
            assertThat(Sm4Example.open(before, keys)).isEqualTo("李娜");
            assertThat(Sm4Example.open(value(node, caller, service, LI, "name"), keys))
                    .isEqualTo("李娜");
        }
        try (var later = town.node(dir.resolve("later"))) {
            assertThat(value(later, caller, service, LI, "name")).doesNotStartWith("sm4:" + oldId + ":");
        }
    }

    @Test
    void a05_the_docs_show_the_program_that_opens_a_value() throws Exception {
        var source = Files.readString(Path.of("src/test/java/org/zhanqiao/exchange/node/Sm4Example.java"));
        var shown = source.substring(
                        source.indexOf("// tag::sm4[]") + "// tag::sm4[]".length(), source.indexOf("// end::sm4[]"))
                .stripIndent()
                .strip();
        assertThat(Files.readString(Path.of("../docs/calling.md"))).contains("```java\n" + shown + "\n```");
    }

    private String register(SigningKey caller, byte[] secret) {
        return town.identity
                .registerSm4Key(caller.system(), HexFormat.of().formatHex(secret))
                .keyId();
    }

    private String granted(SigningKey caller, String... fields) {
        var service = town.service("town-people");
        town.grant(caller, service, deal -> deal.fields = ExchangeTown.Deal.fields(fields));
        return service;
    }

    private static String value(ExchangeNode node, SigningKey caller, String service, String person, String item) {
        return value(new TestCaller(caller).query(node, service, key(person)), item);
    }

    private static String value(TestCaller.Reply reply, String item) {
        return reply.json().path("rows").path(0).path("data").path(item).asString("");
    }

    private static void awaitName(ExchangeNode node, SigningKey signing, String service, Predicate<String> wanted) {
        var caller = new TestCaller(signing);
        WithinASecond.reply(() -> caller.query(node, service, key(LI)), reply -> wanted.test(value(reply, "name")));
    }

    private static String key(String person) {
        return "{\"keys\":[{\"id_number\":\"" + person + "\"}]}";
    }

    /// SM4-GCM by Bouncy Castle's own engine, without any provider.
    private static String byTheCipherItself(String value, byte[] secret) throws Exception {
        var sealed = Base64.getDecoder().decode(List.of(value.split(":", -1)).getLast());
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(false, new AEADParameters(new KeyParameter(secret), 128, java.util.Arrays.copyOf(sealed, 12)));
        var plain = new byte[cipher.getOutputSize(sealed.length - 12)];
        int length = cipher.processBytes(sealed, 12, sealed.length - 12, plain, 0);
        length += cipher.doFinal(plain, length);
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }
}
