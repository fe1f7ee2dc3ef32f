package org.zhanqiao.identity.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.GeneratedClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.identity.tokens.TokenHolders;

/// From the document of the control plane an ordinary generator makes a client that searches and reads the catalog with
/// a token.
@PlatformTest
class A02_GeneratedClientTest {

    private static final Path SHOWN = Path.of("src", "test", "resources", "org", "zhanqiao", "identity", "openapi");
    private static final Path COMMAND = SHOWN.resolve("generate.sh");
    private static final Path EXAMPLE = SHOWN.resolve("CatalogReaderExample.java");

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private Entries entries;

    @Autowired
    private AccessTokens tokens;

    @TempDir
    Path dir;

    @Test
    void a01_a_generated_client_searches_and_reads_with_a_token() throws Exception {
        var agency = TokenHolders.agency(identity, "token-client", "D0470006", "市生成客户端局");
        var first = EntryTexts.published(entries, agency.code(), "琥珀登记甲").code();
        var second = EntryTexts.published(entries, agency.code(), "琥珀登记乙").code();
        var officer = TokenHolders.person(identity, "token.client", agency, Role.DATA_OFFICER);
        var token = TokenHolders.token(tokens, officer).text();

        try (var stranger = new Visitor(port)) {
            Files.writeString(
                    dir.resolve("openapi.json"),
                    stranger.get("/api/v1/openapi.json").body());
        }
        assertThat(ownWords(GeneratedClient.generate(dir, COMMAND)))
                .as("the generator finds nothing to say about the document")
                .contains("DatasetsApi.java", "Problem.java")
                .contains(
                        "RequestsApi.java",
                        "CorrectionsApi.java",
                        "DisputesApi.java",
                        "MissingApi.java",
                        "FormsApi.java")
                .doesNotContain("WARN", "ERROR");
        try (var classes = new URLClassLoader(
                new URL[] {GeneratedClient.compile(dir, EXAMPLE).toUri().toURL()},
                getClass().getClassLoader())) {
            var client = client(classes, token);
            Awaitility.await()
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat((List<?>) ask(client, "search", "琥珀登记"))
                            .map(Object::toString)
                            .containsExactlyInAnyOrder(first + " 琥珀登记甲 市生成客户端局", second + " 琥珀登记乙 市生成客户端局"));
            assertThat(ask(client, "read", first)).isEqualTo("琥珀登记甲 3 有条件共享 公民身份号码");
            assertThat(ask(client, "whoAmI")).isEqualTo("token.client");
            assertThat(ask(client, "requests")).isEqualTo(0L);
            assertThat(ask(client, "refused").toString()).startsWith("urn:zhanqiao:problem:not-found\nCheck");
            assertThat(ask(client(classes, "zq_stale"), "refused").toString())
                    .startsWith("urn:zhanqiao:problem:token-unknown\n");
        }
    }

    /// Without the one line in which this generator speaks of itself: that it is new to OpenAPI 3.1.
    private static String ownWords(String said) {
        return said.lines()
                .filter(line -> !line.contains("OpenAPI 3.1 support is still in beta"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private Object client(ClassLoader classes, String token) throws ReflectiveOperationException {
        return classes.loadClass("CatalogReaderExample")
                .getConstructor(URI.class, String.class)
                .newInstance(URI.create("http://localhost:" + port), token);
    }

    private static Object ask(Object client, String method, String... arguments) throws ReflectiveOperationException {
        var types = List.of(arguments).stream().map(_ -> String.class).toArray(Class<?>[]::new);
        return client.getClass().getMethod(method, types).invoke(client, (Object[]) arguments);
    }

    @Test
    void a02_the_docs_show_the_command() throws IOException {
        assertThat(docs()).contains("```bash\n" + Files.readString(COMMAND) + "```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "search", "refused"})
    void a03_the_docs_show_the_calls(String tag) throws IOException {
        assertThat(docs()).contains(GeneratedClient.shown(EXAMPLE, tag));
    }

    private static String docs() throws IOException {
        return Files.readString(Path.of("..", "docs", "api.md"));
    }
}
