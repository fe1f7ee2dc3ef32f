package org.zhanqiao.identity.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.catalog.search.Facet;
import org.zhanqiao.web.PublicEndpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The document says everything that is there, and nothing else. To mend what fails here: give the endpoint
/// `@Operation(operationId, summary)` and its class `@Tag`, in Chinese and English with ` · ` between them, and let it
/// return a record with `@Schema(name)`.
@PlatformTest
class A01_OpenApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern BOTH_LANGUAGES = Pattern.compile("(?s).*\\p{IsHan}.* · .*[a-zA-Z].*");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    private JsonNode document;

    @BeforeEach
    void read() {
        try (var stranger = new Visitor(port)) {
            var answer = stranger.get("/api/v1/openapi.json");
            assertThat(answer.statusCode()).isEqualTo(200);
            document = JsonMapper.shared().readTree(answer.body());
        }
    }

    private record Operation(String name, JsonNode json) {}

    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    assertThat(METHODS).contains(method.getKey());
                    operations.add(new Operation(method.getKey() + " " + path.getKey(), method.getValue()));
                }));
        return operations;
    }

    /// `get /api/grants/{id}` of every endpoint under `/api/`, but for the document's own.
    private Set<String> endpoints(boolean publicOnly) {
        var endpoints = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            for (var pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/api/")
                        && !pattern.startsWith("/api/v1/openapi.")
                        && (!publicOnly || method.hasMethodAnnotation(PublicEndpoint.class))) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(verb -> endpoints.add(verb.name().toLowerCase(Locale.ROOT) + " "
                                    + pattern.replaceAll("\\{([^}:]+):[^}]+}", "{$1}")));
                }
            }
        });
        return endpoints;
    }

    @Test
    void a01_every_endpoint_stands_in_it_and_nothing_else() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(operations().stream().map(Operation::name)).containsExactlyInAnyOrderElementsOf(endpoints(false));
    }

    @Test
    void a02_each_is_named_described_in_both_languages_and_answers_a_named_shape() {
        var names = new TreeSet<String>();
        for (var operation : operations()) {
            var json = operation.json();
            assertThat(names.add(json.path("operationId").asString()))
                    .as(operation.name())
                    .isTrue();
            assertThat(json.path("operationId").asString()).as(operation.name()).matches("[a-z][A-Za-z]+");
            assertThat(json.path("summary").asString()).as(operation.name()).matches(BOTH_LANGUAGES);
            assertThat(json.path("tags").size()).as(operation.name()).isEqualTo(1);
            var responses = json.path("responses");
            var served = responses.path(responses.has("201") ? "201" : "200");
            var content = served.path("content");
            if (content.has("image/jpeg")) {
                assertThat(content.path("image/jpeg")
                                .path("schema")
                                .path("format")
                                .asString())
                        .as(operation.name())
                        .isEqualTo("binary");
            } else {
                assertThat(content.path("application/json")
                                .path("schema")
                                .path("$ref")
                                .asString())
                        .as(operation.name())
                        .startsWith("#/components/schemas/");
            }
            assertThat(responses.path("default").path("$ref").asString())
                    .as(operation.name())
                    .endsWith("/Failed");
        }
    }

    @Test
    void a03_whoever_is_no_stranger_comes_in_as_it_says() {
        var open = endpoints(true);
        for (var operation : operations()) {
            var security = operation.json().path("security");
            if (open.contains(operation.name())) {
                assertThat(security.size()).as(operation.name()).isZero();
            } else if (operation.name().startsWith("get ")) {
                assertThat(security.toString()).as(operation.name()).isEqualTo("[{\"token\":[]},{\"session\":[]}]");
            } else {
                assertThat(security.toString()).as(operation.name()).isEqualTo("[{\"session\":[],\"formToken\":[]}]");
            }
        }
        var read = document.path("paths").path("/api/v1/datasets").path("get");
        assertThat(read.path("description").asString()).contains("可使用：所有登录的人、调用系统", "calling systems");
        assertThat(document.path("paths")
                        .path("/api/grants")
                        .path("get")
                        .path("description")
                        .asString())
                .contains("可使用：安全管理员 ·");
    }

    @Test
    void a04_all_that_narrows_a_search_is_a_parameter() {
        var parameters = document.path("paths")
                .path("/api/v1/datasets")
                .path("get")
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("name").asString())
                .toList();
        assertThat(parameters).contains("q", "page", "size", "after").doesNotContain("parameters", "me");
        for (var facet : Facet.values()) {
            assertThat(parameters).contains(facet.parameter());
        }
    }

    @Test
    void a05_shapes_are_described_and_say_what_is_always_there() {
        var schemas = document.path("components").path("schemas");
        schemas.propertyStream()
                .filter(schema -> schema.getValue().has("properties"))
                .forEach(schema -> assertThat(
                                schema.getValue().path("description").asString())
                        .as(schema.getKey())
                        .matches(BOTH_LANGUAGES));
        assertThat(schemas.path("Datasets").path("required").toString())
                .contains("\"total\"", "\"items\"", "\"facets\"")
                .doesNotContain("\"after\"", "\"asOf\"");
        assertThat(schemas.path("Dataset").path("properties").propertyNames()).contains("shareType", "withheldReason");
        assertThat(schemas.path("DataItem").path("properties").propertyNames()).contains("titleEn", "subject");
        for (var listed : List.of("AccessRequestItem", "Correction", "Dispute", "MissingDataset", "Form")) {
            var page = schemas.path("PageOf" + listed);
            assertThat(page.path("required").toString()).as(listed).contains("\"total\"", "\"items\"");
            assertThat(page.path("properties")
                            .path("items")
                            .path("items")
                            .path("$ref")
                            .asString())
                    .endsWith("/" + listed);
        }
    }

    @Test
    void a06_it_names_no_host_that_a_reader_could_have_made_up() {
        assertThat(document.path("servers").path(0).path("url").asString()).isEqualTo("/");
        try (var stranger = new Visitor(port)) {
            assertThat(stranger.get("/api/v1/openapi.yaml").body())
                    .startsWith("openapi: 3.1")
                    .doesNotContain("localhost");
        }
    }
}
