package org.zhanqiao.client.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The signature base, against the examples of RFC 9421 §2.
class A02_SignatureBaseTest {
    private static final String PARAMETERS = "();created=1";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @method         | https | www.example.com      | /path?param=value | GET
            @target-uri     | https | www.example.com      | /path?param=value | https://www.example.com/path?param=value
            @target-uri     | https | www.example.com:443  | /path             | https://www.example.com/path
            @target-uri     | http  | proxy.example        | http://o.example/ | http://o.example/
            @authority      | https | www.Example.COM      | /                 | www.example.com
            @authority      | https | www.example.com:443  | /                 | www.example.com
            @authority      | http  | www.example.com:443  | /                 | www.example.com:443
            @authority      | http  | www.example.com:80   | /                 | www.example.com
            @scheme         | HTTP  | www.example.com      | /                 | http
            @request-target | https | www.example.com      | /path?param=value | /path?param=value
            @path           | https | www.example.com      | /path?param=value | /path
            @path           | https | www.example.com      | ?a                | /
            @path           | https | www.example.com      | /a%20b/%E6%A0%88  | /a%20b/%E6%A0%88
            @path           | http  | www.example.com      | http://x/y?z      | /y
            @path           | http  | www.example.com      | http://x          | /
            @query          | https | www.example.com      | /path?a=b&c=%20d  | ?a=b&c=%20d
            @query          | https | www.example.com      | /path?queryString | ?queryString
            @query          | https | www.example.com      | /path             | ?
            """)
    void derivedComponents(String name, String scheme, String authority, String target, String value) {
        assertThat(base(CoveredComponent.of(name), SampleRequest.to(scheme, authority, target)))
                .isEqualTo("\"" + name + "\": " + value + "\n\"@signature-params\": " + PARAMETERS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            var     | this%20is%20a%20big%0Amultiline%20value
            bar     | with%20plus%20whitespace
            fa%C3%A7ade%22%3A%20 | something
            empty   | ''
            """)
    void queryParametersOfSection228(String name, String value) {
        var request = SampleRequest.to(
                "https",
                "www.example.com",
                "/parameters?var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus+whitespace"
                        + "&fa%C3%A7ade%22%3A%20=something&empty");
        assertThat(base(queryParameter(name), request))
                .startsWith("\"@query-param\";name=\"" + name + "\": " + value + "\n");
    }

    @Test
    void fieldsAreTrimmedUnfoldedAndJoined() {
        var request = SampleRequest.to("https", "x", "/")
                .with("cache-control", " max-age=60 ", "   must-revalidate")
                .with("x-empty", "")
                .with("x-folded", "Obsolete\r\n    line folding.");
        assertThat(base(CoveredComponent.of("cache-control"), request))
                .startsWith("\"cache-control\": max-age=60, must-revalidate\n");
        assertThat(base(CoveredComponent.of("x-empty"), request)).startsWith("\"x-empty\": \n");
        assertThat(base(CoveredComponent.of("x-folded"), request)).startsWith("\"x-folded\": Obsolete line folding.\n");
    }

    @Test
    void aLineBreakInAValueCannotForgeALine() {
        var request = SampleRequest.to("https", "x", "/").with("x-a", "1\n\"@method\": DELETE");
        assertThat(base(CoveredComponent.of("x-a"), request)).startsWith("\"x-a\": 1 \"@method\": DELETE\n");
    }

    @Test
    void whatCannotBeCoveredIsNamed() {
        var request = SampleRequest.to("https", "x", "/p?twice=1&twice=2&%zz=1").with("x-name", "栈桥");
        assertThat(impossible(CoveredComponent.of("x-absent"), request)).contains("\"x-absent\"", "no such header");
        assertThat(impossible(CoveredComponent.of("@status"), request)).contains("@status", "not a derived component");
        assertThat(impossible(CoveredComponent.of("x-name"), request)).contains("outside ASCII");
        assertThat(impossible(queryParameter("twice"), request)).contains("more than once");
        assertThat(impossible(CoveredComponent.of("@query-param"), request)).contains("name is missing");
        assertThat(impossible(queryParameter("none"), request)).contains("not a well-formed form");
        assertThat(impossible(queryParameter("none"), SampleRequest.to("https", "x", "/?a=b")))
                .contains("no such parameter");
        assertThat(impossible(new CoveredComponent("x-name", "\"x-name\";sf", null, "sf"), request))
                .contains("\"x-name\";sf", "not supported");
    }

    private static CoveredComponent queryParameter(String name) {
        return new CoveredComponent("@query-param", "\"@query-param\";name=\"" + name + '"', name, null);
    }

    private static String base(CoveredComponent component, RequestParts request) {
        return switch (SignatureBase.of(List.of(component), PARAMETERS, request)) {
            case SignatureBase.Built built -> new String(built.bytes(), US_ASCII);
            case SignatureBase.Impossible(String reason, String _) -> throw new AssertionError(reason);
        };
    }

    private static String impossible(CoveredComponent component, RequestParts request) {
        return switch (SignatureBase.of(List.of(component), PARAMETERS, request)) {
            case SignatureBase.Built _ -> throw new AssertionError("it was built");
            case SignatureBase.Impossible(String reason, String _) -> reason;
        };
    }
}
