package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.GeneratedClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Mode;

/// From the document a node serves to a caller an ordinary generator makes a client that works.
@PlatformTest
@Import(ExchangeTown.class)
class A24_GeneratedClientTest {

    private static final Path SHOWN =
            Path.of("src", "test", "resources", "org", "zhanqiao", "exchange", "node", "generated");
    private static final Path COMMAND = SHOWN.resolve("generate.sh");
    private static final Path EXAMPLE = SHOWN.resolve("GeneratedClientExample.java");

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void a01_a_generated_client_queries_lists_and_verifies() throws Exception {
        var key = town.key();
        var service = service();
        town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.values());
            deal.keys = List.of(List.of("id_number"), List.of("name", "birth_date"));
            deal.fields = ExchangeTown.Deal.fields(
                    "name=none", "birth_date=none", "income=none", "married=none", "phone=keep:3:4");
            deal.verifiable = List.of("illness", "income");
            deal.filter = List.of(new Condition("district", Condition.Comparison.ANY_OF, List.of("370202", "370203")));
            deal.caseRequired = true;
        });
        try (var node = town.node(dir.resolve("node"))) {
            var document = new TestCaller(key).get(node, "/v1/services/" + service + "/openapi");
            Files.write(dir.resolve("openapi.json"), document.body());
            assertThat(GeneratedClient.generate(dir, COMMAND))
                    .as("the generator finds nothing to say about the document")
                    .contains("QueryRequest.java", "TownResidentApi.java")
                    .doesNotContain("WARN", "ERROR");

            try (var classes = new URLClassLoader(
                    new URL[] {GeneratedClient.compile(dir, EXAMPLE).toUri().toURL()},
                    getClass().getClassLoader())) {
                var client = client(classes, URI.create("http://127.0.0.1:" + node.port()), key);

                var queried = lines(client, "query");
                assertThat(queried.getFirst()).isEqualTo("张伟 1990 8250.50");
                var evidence = queried.get(1).split("\n", -1);
                var entry = TestCaller.JSON.readTree(evidence[0]);
                assertThat(entry.path("call").asString()).isEqualTo(evidence[1]);
                assertThat(entry.path("outcome").asString()).isEqualTo("served");
                assertThat(queried.get(2)).contains("signature=", "path=", "answer-salt=");

                assertThat(lines(client, "queryByEitherKey"))
                        .containsExactly("0 false 138****0000 null 2026-04-02T01:30:00Z", "[] true");
                assertThat(lines(client, "list")).containsExactly("张伟", "李娜", "王𠮷", "赵多 without [income]");
                assertThat(invoke(client, "verify")).isEqualTo("illness true, income false");
                assertThat(invoke(client, "refused").toString()).startsWith("urn:zhanqiao:refusal:case-missing\n");
            }
        }
    }

    /// The register, and besides a person whose income is no number.
    private String service() {
        town.people.jdbc().sql("""
                create or replace view registry.resident as
                  select id_number, name, birth_date, income::text, phone, address, illness, married, district, updated_at
                  from registry.person
                  union all
                  select '370203198505123341', '赵多', null, '约30', null, null, null, true, '370203', now()
                """).update();
        return town.service(
                "town.resident",
                "town-people",
                "registry.resident",
                Duration.ofSeconds(2),
                100,
                List.of("district", "id_number"));
    }

    private Object client(ClassLoader classes, URI exchange, SigningKey key) throws Exception {
        var keyFile = dir.resolve("system.key");
        key.save(keyFile);
        return classes.loadClass("GeneratedClientExample")
                .getConstructor(URI.class, Path.class)
                .newInstance(exchange, keyFile);
    }

    private static Object invoke(Object client, String method) throws ReflectiveOperationException {
        return client.getClass().getMethod(method).invoke(client);
    }

    private static List<String> lines(Object client, String method) throws ReflectiveOperationException {
        return ((List<?>) invoke(client, method)).stream().map(String::valueOf).toList();
    }

    @Test
    void a02_the_docs_show_the_command() throws IOException {
        assertThat(docs()).contains("```bash\n" + Files.readString(COMMAND) + "```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed", "query", "refused"})
    void a03_the_docs_show_the_calls(String tag) throws IOException {
        assertThat(docs()).contains(GeneratedClient.shown(EXAMPLE, tag));
    }

    private static String docs() throws IOException {
        return Files.readString(Path.of("..", "docs", "calling.md"));
    }
}
