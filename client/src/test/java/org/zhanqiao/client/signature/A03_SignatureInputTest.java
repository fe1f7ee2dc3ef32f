package org.zhanqiao.client.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Reading Signature-Input and Signature.
class A03_SignatureInputTest {
    private static final String PARAMETERS = "(\"@method\" \"@path\" \"content-digest\");created=1618884473"
            + ";expires=1618884773;nonce=\"n-1\";keyid=\"k-1\";alg=\"hmac-sha256\";tag=\"zhanqiao\";x-more=?0";

    @Test
    void everythingIsRead() {
        var input = valid("zq=" + PARAMETERS, "zq=:AQID:");
        assertThat(input.label()).isEqualTo("zq");
        assertThat(input.components())
                .extracting(CoveredComponent::name)
                .containsExactly("@method", "@path", "content-digest");
        assertThat(input.parameters()).isEqualTo(PARAMETERS);
        assertThat(input.created()).isEqualTo(Instant.ofEpochSecond(1618884473));
        assertThat(input.expires()).isEqualTo(Instant.ofEpochSecond(1618884773));
        assertThat(input.nonce()).isEqualTo("n-1");
        assertThat(input.keyId()).isEqualTo("k-1");
        assertThat(input.algorithm()).isEqualTo("hmac-sha256");
        assertThat(input.tag()).isEqualTo("zhanqiao");
        assertThat(input.signature()).containsExactly(1, 2, 3);
        assertThat(input.covers("@path")).isTrue();
        assertThat(input.covers("@query")).isFalse();
    }

    @Test
    void aParametrisedComponentDoesNotPassForThePlainOne() {
        var input = valid("a=(\"content-digest\";req \"@query-param\";name=\"x\");keyid=\"k\"", "a=:AA==:");
        assertThat(input.covers("content-digest")).isFalse();
        assertThat(input.covers("@query-param")).isFalse();
        assertThat(input.components().getFirst().otherParameter()).isEqualTo("req");
        assertThat(input.components().getLast().queryParameter()).isEqualTo("x");
    }

    @Test
    void ofSeveralSignaturesTheTaggedOneElseTheFirstUsable() {
        String proxy = "proxy=(\"@method\");keyid=\"p\";alg=\"rsa-pss-sha512\"";
        String nameless = "nameless=(\"@method\");created=1";
        String mine = "mine=(\"@method\");keyid=\"m\"";
        String tagged = "tagged=(\"@method\");keyid=\"t\";tag=\"zhanqiao\"";
        String signatures = "proxy=:AQ==:, nameless=:Ag==:, mine=:Aw==:, tagged=:BA==:";
        assertThat(valid(proxy + ", " + nameless + " ,\t" + mine, signatures).label())
                .isEqualTo("mine");
        assertThat(valid(proxy + ", " + mine + ", " + tagged, signatures).signature())
                .containsExactly(4);
        assertThat(malformed(proxy + ", " + nameless, signatures)).contains("no signature has a keyid");
    }

    @Test
    void missingHeaders() {
        assertThat(SignatureInput.parse(null, "a=:AA==:"))
                .isEqualTo(new Parsed.Malformed("the header Signature-Input is missing", "缺少 Signature-Input 头部"));
        assertThat(SignatureInput.parse("a=()", " "))
                .isEqualTo(new Parsed.Malformed("the header Signature is missing", "缺少 Signature 头部"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a                                | '=' expected
            a=1                              | '(' expected
            a=("@method"                     | ' ' expected
            a=("@method                      | closing quote
            a=(@method);keyid="k"            | '"' expected
            a=("@Method");keyid="k"          | not in lower case
            a=("@method" "@method");keyid="k"| covered twice
            a=("@signature-params");keyid="k"| cannot cover itself
            a=("");keyid="k"                 | without a name
            a=("a"  "b");keyid="k"           | '"' expected
            a=( "a");keyid="k"               | '"' expected
            a=("a"); keyid="k"               | a key expected
            a=("a");created="1";keyid="k"    | created is not a whole number
            a=("a");created=1.5;keyid="k"    | created is not a whole number
            a=("a");created=-1;keyid="k"     | created is not a whole number
            a=("a");created=007;keyid="k"    | canonical
            a=("a");created=1234567890123456;keyid="k" | 15 digits
            a=("a");created=@1;keyid="k"     | created is not a whole number
            a=("a");keyid=k                  | keyid is not a non-empty string
            a=("a");keyid=""                 | keyid is not a non-empty string
            a=("a");nonce;keyid="k"          | nonce is not a non-empty string
            a=("a");keyid="k";keyid="k"      | keyid occurs twice
            a=("a");x=1;x=2;keyid="k"        | x occurs twice
            a=("a");keyid="k\\n"             | backslash
            a=("a");keyid="栈桥"             | printable ASCII
            a=("a");keyid="k",               | nothing after it
            a=("a");keyid="k" b=()           | ',' expected
            a=("a");keyid="k", a=("b")       | occurs twice
            A=("a");keyid="k"                | a key expected
            """)
    void malformedSignatureInput(String header, String reason) {
        assertThat(malformed(header, "a=:AA==:"))
                .startsWith("Signature-Input: ")
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            b=:AA==:          | nothing under the label
            a=AA==            | ':' expected
            a=:AA==           | closing colon
            a=:A*==:          | not base64
            a=:AA==:, a=:AA==:| occurs twice
            a=:AA==:;x        | ',' expected
            """)
    void malformedSignature(String header, String reason) {
        assertThat(malformed("a=(\"a\");keyid=\"k\"", header))
                .startsWith("Signature: ")
                .contains(reason);
    }

    @Test
    void tooManyComponents() {
        String many = IntStream.range(0, 65)
                .mapToObj(i -> "\"h" + i + '"')
                .reduce("", (a, b) -> a.isEmpty() ? b : a + ' ' + b);
        assertThat(malformed("a=(" + many + ");keyid=\"k\"", "a=:AA==:")).contains("more than 64");
    }

    @ParameterizedTest
    @MethodSource("randomInputs")
    void anIndependentParserReadsTheSame(String header) {
        Dictionary theirs = Parser.parseDictionary(header);
        InnerList list = (InnerList) theirs.get().values().iterator().next();
        var ours = valid(header, "s=:AA==:");
        assertThat(ours.parameters()).isEqualTo(list.serialize());
        assertThat(ours.components())
                .extracting(CoveredComponent::identifier)
                .isEqualTo(list.get().stream().map(item -> item.serialize()).toList());
        assertThat(ours.keyId())
                .isEqualTo(Objects.requireNonNull(list.getParams().get("keyid")).get());
    }

    @Test
    void noBytesWhateverBreakTheParser() {
        var random = new Random(9421);
        String alphabet = "a=(\"@method\");created=1,:AA==:?10-.*\\ \t栈\u0000";
        for (int i = 0; i < 20_000; i++) {
            String input = random.ints(random.nextInt(40), 0, alphabet.length())
                    .collect(StringBuilder::new, (to, at) -> to.append(alphabet.charAt(at)), StringBuilder::append)
                    .toString();
            assertThat(SignatureInput.parse(input, "a=:AA==:")).isNotNull();
            assertThat(SignatureInput.parse("a=(\"a\");keyid=\"k\"", input)).isNotNull();
        }
    }

    static Stream<String> randomInputs() {
        var random = new Random(8941);
        return Stream.generate(() -> {
                    var text = new StringBuilder("s=(");
                    int components = random.nextInt(5);
                    for (int i = 0; i < components; i++) {
                        text.append(i == 0 ? "" : " ").append("\"f").append(i).append('"');
                        text.append(random.nextInt(4) == 0 ? ";name=\"a\\\\b\\\"" + i + '"' : "");
                    }
                    text.append(");keyid=\"").append(randomString(random)).append('"');
                    if (random.nextBoolean()) {
                        text.append(";created=").append(random.nextLong(999_999_999_999_999L));
                    }
                    if (random.nextBoolean()) {
                        text.append(";n=").append(random.nextInt()).append(".25;t=tok/en:1;b;f=?0");
                    }
                    if (random.nextBoolean()) {
                        byte[] bytes = new byte[random.nextInt(9)];
                        random.nextBytes(bytes);
                        text.append(";y=:")
                                .append(Base64.getEncoder().encodeToString(bytes))
                                .append(':');
                    }
                    return text.toString();
                })
                .limit(300);
    }

    private static String randomString(Random random) {
        var text = new StringBuilder("k");
        for (int i = random.nextInt(20); i > 0; i--) {
            char c = (char) (0x20 + random.nextInt(0x5f));
            text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
        return text.toString();
    }

    private static SignatureInput valid(String input, String signature) {
        return switch (SignatureInput.parse(input, signature)) {
            case Parsed.Valid(SignatureInput parsed) -> parsed;
            case Parsed.Malformed(String reason, String _) -> throw new AssertionError(reason + " in " + input);
        };
    }

    private static String malformed(String input, String signature) {
        return switch (SignatureInput.parse(input, signature)) {
            case Parsed.Valid _ -> throw new AssertionError("accepted: " + input);
            case Parsed.Malformed(String reason, String _) -> reason;
        };
    }
}
