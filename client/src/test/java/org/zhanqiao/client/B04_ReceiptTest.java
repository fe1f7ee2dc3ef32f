package org.zhanqiao.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.client.Answer.Served;
import org.zhanqiao.client.SampleExchange.Said;
import org.zhanqiao.client.signature.SignatureAlgorithm;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.evidence.AnswerReceipt;
import org.zhanqiao.evidence.HashAlgorithm;
import org.zhanqiao.evidence.ReceiptCheck;

/// A receipt holds for one call, one answer and one log, and for no other.
class B04_ReceiptTest {
    private static final byte[] SALT = "0123456789abcdef".getBytes(UTF_8);
    private static final byte[] BODY = "{\"call\":\"c-1\",\"rows\":[]}".getBytes(UTF_8);

    private final SampleLog log = new SampleLog();

    @Test
    void aGenuineReceipt() {
        var receipt = Receipt.parse(log.receipt(entry("c-1", BODY), SALT), "c-1", BODY);
        assertThat(receipt.verify(log.key())).isInstanceOf(ReceiptCheck.Genuine.class);
        assertThat(receipt.index()).isOne();
        assertThat(receipt.entry()).contains("\"call\":\"c-1\"");
        assertThat(Receipt.parse(receipt.text(), "c-1", BODY).verify(log.key()))
                .isInstanceOf(ReceiptCheck.Genuine.class);
        assertThat(receipt).hasToString("Receipt[call=c-1, index=1]");
    }

    @Test
    void anotherAnswerAnotherCallAnotherLog() {
        String text = log.receipt(entry("c-1", BODY), SALT);
        byte[] changed = BODY.clone();
        changed[BODY.length - 2] = ' ';
        assertNotGenuine(Receipt.parse(text, "c-1", changed), "another answer");
        assertNotGenuine(Receipt.parse(text, "c-2", BODY), "another call");
        assertThat(Receipt.parse(text, "c-1", BODY).verify(new SampleLog().key()))
                .isInstanceOf(ReceiptCheck.NotGenuine.class);
    }

    @Test
    void anEntryChangedAfterwardsDoesNotLeadToTheRoot() {
        String text = log.receipt(entry("c-1", BODY), SALT);
        String extra = text.lines().skip(1).findFirst().orElseThrow().substring("extra ".length());
        String changed = new String(Base64.getDecoder().decode(extra), UTF_8).replace("answer\\\"", "answer\\\" ");
        String forged = text.replace(extra, Base64.getEncoder().encodeToString(changed.getBytes(UTF_8)));
        assertThat(forged).isNotEqualTo(text);
        assertNotGenuine(Receipt.parse(forged, "c-1", BODY), "root");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not json                          | not a JSON object
            {"call":"c-1"}                    | another answer
            {"call":"c-1","answer":"%%%%"}    | another answer
            {"call":1,"answer":"AAAA"}        | another call
            """)
    void anEntryThatCommitsToNothing(String entry, String reason) {
        assertNotGenuine(Receipt.parse(log.receipt(entry, SALT), "c-1", BODY), reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello                             | not a tlog-proof
            ~NO_EXTRA                         | extra line
            []                                | extra line
            {"answerSalt":"AAAA"}             | entry
            {"entry":"{}"}                    | answerSalt
            {"entry":"{}","answerSalt":"%"}   | not base64
            """)
    void whatIsNoReceiptIsNamed(String extra, String reason) {
        String whole = log.receipt(entry("c-1", BODY), SALT);
        String line = whole.lines().skip(1).findFirst().orElseThrow();
        String text = switch (extra) {
            case "hello" -> extra;
            case "~NO_EXTRA" -> whole.replace(line + "\n", "");
            default -> whole.replace(line, "extra " + Base64.getEncoder().encodeToString(extra.getBytes(UTF_8)));
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Receipt.parse(text, "c-1", BODY))
                .withMessageContaining(reason);
    }

    @Test
    void aClientThatTrustsALogWithholdsAnAnswerWhoseReceiptDoesNotHold() {
        String good = "{\"call\":\"c-1\",\"rows\":[],\"missing\":[],\"source\":{\"fresh\":true}}";
        var key = SigningKey.generate(SignatureAlgorithm.SM2_SM3, "hrss-01", "hrss-01/1", new SecureRandom());
        try (var exchange = new SampleExchange((_, _) -> Said.json(good));
                var trusting = ZhanqiaoClient.at(exchange.uri(), key)
                        .trusting(exchange.logKey())
                        .build();
                var misled = ZhanqiaoClient.at(exchange.uri(), key)
                        .trusting(log.key())
                        .build();
                var lax = ZhanqiaoClient.at(exchange.uri(), key).build()) {
            exchange.know(key);
            assertThat(trusting.query("s").key("k", "v").send()).isInstanceOf(Served.class);
            assertThatExceptionOfType(ReceiptRejected.class)
                    .isThrownBy(() -> misled.query("s").key("k", "v").send())
                    .withMessageContaining("回执");
            exchange.say((_, _) -> Said.json(good).butSending(good.replace("[]", "[ ]")));
            assertThatExceptionOfType(ReceiptRejected.class)
                    .isThrownBy(() -> trusting.query("s").key("k", "v").send())
                    .withMessageContaining("another answer");
            assertThat(lax.query("s").key("k", "v").send())
                    .isInstanceOfSatisfying(
                            Served.class,
                            served -> assertThat(served.receipt().verify(exchange.logKey()))
                                    .isInstanceOf(ReceiptCheck.NotGenuine.class));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Zhanqiao-Receipt | .*                     | %%%                | not a dictionary of strings
            Zhanqiao-Receipt | log="[^"]*", (.*)      | $1                 | no member log
            Zhanqiao-Receipt | (.*)size="[^"]*"(.*)   | $1size="-1"$2      | member size is malformed
            Zhanqiao-Receipt | (.*)root="[^"]*"(.*)   | $1root="AAAA"$2    | member root is malformed
            Zhanqiao-Receipt | (.*)index="[^"]*"(.*)  | $1index="x"$2      | member index is malformed
            Zhanqiao-Receipt | (.*)path="[^"]*"(.*)   | $1path="AAAA"$2    | member path is malformed
            Zhanqiao-Receipt | (.*)path="[^"]*"(.*)   | $1path="%%%"$2     | member path is malformed
            Zhanqiao-Receipt | (.*), answer-salt=.*   | $1                 | no member answer-salt
            Zhanqiao-Receipt | (.*)answer-salt=.*     | $1answer-salt="A", request-salt="A" | not base64
            Zhanqiao-Entry   | .*                     | ``                 | Zhanqiao-Entry is missing
            """)
    void headersThatAreNoReceiptAreNamed(String header, String pattern, String instead, String reason) {
        String good = "{\"call\":\"c-1\",\"rows\":[],\"missing\":[],\"source\":{\"fresh\":true}}";
        var key = SigningKey.generate(SignatureAlgorithm.ED25519, "hrss-01", "hrss-01/1", new SecureRandom());
        try (var exchange = new SampleExchange((_, _) -> Said.json(good).changing(header, pattern, instead));
                var client = ZhanqiaoClient.at(exchange.uri(), key).build()) {
            exchange.know(key);
            assertThatExceptionOfType(UnexpectedAnswer.class)
                    .isThrownBy(() -> client.query("s").key("k", "v").send())
                    .withMessageContaining(reason);
        }
    }

    @Test
    void theHeadersOfAnAnswerMakeTheWholeProof() {
        String good = "{\"call\":\"c-1\",\"rows\":[],\"missing\":[],\"source\":{\"fresh\":true}}";
        var key = SigningKey.generate(SignatureAlgorithm.ED25519, "hrss-01", "hrss-01/1", new SecureRandom());
        try (var exchange = new SampleExchange((_, _) -> Said.json(good));
                var client = ZhanqiaoClient.at(exchange.uri(), key).build()) {
            exchange.know(key);
            for (int call = 0; call < 5; call++) {
                client.query("s").key("k", "v").send();
            }
            var served = (Served<Rows>) client.query("s").key("k", "v").send();
            var proof = served.receipt().text();
            assertThat(proof).startsWith("c2sp.org/tlog-proof@v1\nextra ").contains("\nindex 5\n");
            assertThat(AnswerReceipt.check(proof, good.getBytes(UTF_8), exchange.logKey(), HashAlgorithm.SHA_256))
                    .isInstanceOf(ReceiptCheck.Genuine.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"size,6", "index,4", "root,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "log,another.example"})
    void aHeaderThatSaysSomethingElseIsNotGenuine(String member, String value) {
        String good = "{\"call\":\"c-1\",\"rows\":[],\"missing\":[],\"source\":{\"fresh\":true}}";
        var key = SigningKey.generate(SignatureAlgorithm.ED25519, "hrss-01", "hrss-01/1", new SecureRandom());
        try (var exchange = new SampleExchange((_, _) -> Said.json(good)
                        .changing(Receipt.HEADER, member + "=\"[^\"]*\"", member + "=\"" + value + '"'));
                var trusting = ZhanqiaoClient.at(exchange.uri(), key)
                        .trusting(exchange.logKey())
                        .build()) {
            exchange.know(key);
            assertThatExceptionOfType(ReceiptRejected.class)
                    .isThrownBy(() -> trusting.query("s").key("k", "v").send());
        }
    }

    private void assertNotGenuine(Receipt receipt, String reason) {
        assertThat(receipt.verify(log.key()))
                .isInstanceOfSatisfying(
                        ReceiptCheck.NotGenuine.class,
                        notGenuine -> assertThat(notGenuine.reason()).contains(reason));
    }

    private static String entry(String call, byte[] body) {
        return "{\"call\":\"" + call + "\",\"answer\":\""
                + Base64.getEncoder().encodeToString(Receipt.commitment(SALT, body)) + "\"}";
    }
}
