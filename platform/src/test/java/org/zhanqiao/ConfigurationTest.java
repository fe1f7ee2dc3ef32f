package org.zhanqiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/// `docs/configuration.md` names every setting with the default that the code has. When this fails, mend the table.
class ConfigurationTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(zhanqiao\\.[^`]+)` \\| (?:`([^`]*)`|none) \\|", Pattern.MULTILINE);
    private static final Pattern VALUE = Pattern.compile("@Value\\(\"\\$\\{(zhanqiao\\.[a-z.-]+)(?::([^}]*))?}");
    private static final Pattern NAMED = Pattern.compile("`(zhanqiao\\.[a-z.-]+)`");

    @Test
    void every_setting_stands_in_the_table_with_its_default() throws Exception {
        var text = Files.readString(Path.of("../docs/configuration.md"));
        var table = new TreeMap<String, String>();
        ROW.matcher(text).results().forEach(row -> table.put(row.group(1), row.group(2) == null ? "" : row.group(2)));
        assertThat(table).hasSizeGreaterThan(10);
        assertThat(bound()).allSatisfy((name, value) -> assertThat(table).containsEntry(name, value));
        var named = NAMED.matcher(text).results().map(found -> found.group(1)).toList();
        assertThat(injected()).allSatisfy((name, value) -> {
            assertThat(named).contains(name);
            assertThat(table.getOrDefault(name, value)).as(name).isEqualTo(value);
        });
        var known = bound();
        known.putAll(injected());
        assertThat(known.keySet()).containsAll(table.keySet());
    }

    private static Map<String, String> bound() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var settings = new TreeMap<String, String>();
        for (var found : scanner.findCandidateComponents("org.zhanqiao")) {
            var type = Class.forName(found.getBeanClassName());
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            Arrays.stream(constructor.getParameters())
                    .forEach(parameter -> settings.put(
                            prefix + "." + kebab(parameter.getName()),
                            parameter.getAnnotation(DefaultValue.class).value()[0]));
        }
        return settings;
    }

    private static Map<String, String> injected() {
        var settings = new TreeMap<String, String>();
        SourceTree.read(SourceTree.MAIN.resolve("java"), ".java")
                .values()
                .forEach(source -> VALUE.matcher(source)
                        .results()
                        .forEach(found -> settings.put(found.group(1), found.group(2) == null ? "" : found.group(2))));
        return settings;
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
