package org.zhanqiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every word has its place, in both languages.
class MessageKeysTest {

    private static final Set<String> FEATURES = Set.of("catalog", "web");

    @Test
    void keys_are_prefixed_in_sync_present_and_used() throws IOException {
        var sources = new HashMap<>(SourceTree.read(SourceTree.MAIN.resolve("java"), ".java"));
        sources.putAll(SourceTree.read(SourceTree.MAIN.resolve("jte"), ".jte"));
        var keys = new MessageKeys(load("messages.properties"), load("messages_en.properties"), sources);
        assertThat(keys.breaches(SqlWallTest.features(SourceTree.MAIN.resolve("java/org/zhanqiao"))))
                .isEmpty();
    }

    @Test
    void what_is_in_order_is_let_be() {
        assertThat(new MessageKeys(
                                Map.of("catalog.title", "目录 {0}", "catalog.kind.TABLE", "表"),
                                Map.of("catalog.title", "Catalogue of {0}", "catalog.kind.TABLE", "Table"),
                                Map.of(
                                        "a.jte",
                                        "page.text(\"catalog.title\", x)",
                                        "B.java",
                                        "\"catalog.kind.\" + name()"))
                        .breaches(FEATURES))
                .isEmpty();
    }

    @Test
    void planted_breaches_are_found() {
        assertThat(planted(Map.of("title", "目录"), Map.of("title", "Catalogue"), "text(\"title\")"))
                .contains("title: begins with no feature");
        assertThat(planted(Map.of("catalog.a", "甲"), Map.of(), "\"catalog.a\""))
                .containsExactly("catalog.a: missing in English");
        assertThat(planted(Map.of("catalog.a", "甲 {0}"), Map.of("catalog.a", "A {1}"), "\"catalog.a\""))
                .containsExactly("catalog.a: the two languages fill in different blanks");
        assertThat(planted(Map.of("catalog.a", "甲"), Map.of("catalog.a", "A"), ""))
                .containsExactly("catalog.a: used nowhere");
        assertThat(planted(Map.of(), Map.of(), "${page.text(\"catalog.b\")}"))
                .containsExactly("catalog.b: asked for, but not there");
        assertThat(planted(Map.of(), Map.of(), "NavigationItem.of(100, \"catalog.c\", \"/c\", Role.BUREAU)"))
                .containsExactly("catalog.c: asked for, but not there", "catalog.c.hint: asked for, but not there");
        assertThat(planted(Map.of("catalog.a", "甲"), Map.of("catalog.a", "it's"), "\"catalog.a\""))
                .containsExactly("catalog.a: ' is swallowed by the message format; write ’");
    }

    private static List<String> planted(Map<String, String> chinese, Map<String, String> english, String source) {
        return new MessageKeys(chinese, english, Map.of("source", source)).breaches(FEATURES);
    }

    private static Map<String, String> load(String name) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources", name))) {
            properties.load(reader);
        }
        var texts = new HashMap<String, String>();
        properties.forEach((key, value) -> texts.put(key.toString(), value.toString()));
        return texts;
    }
}
