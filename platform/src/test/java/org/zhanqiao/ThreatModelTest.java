package org.zhanqiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Each control of `docs/threat-model.md` names at least one test, and each test that is named is there. To mend a
/// breach: write the test, or correct its name in the table.
class ThreatModelTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w*Test)(?:\\.([a-z]\\d\\d[a-z]?))?");
    private static final Pattern NUMBER = Pattern.compile("[a-z]\\d\\d[a-z]?");

    @Test
    void every_control_names_a_test_that_is_there() throws IOException {
        var tests = tests();
        var breaches = new ArrayList<String>();
        int rows = 0;
        for (var line : Files.readAllLines(PROJECT.resolve("docs/threat-model.md"))) {
            if (line.startsWith("| ") && !line.startsWith("| threat |")) {
                rows++;
                check(line, tests, breaches);
            }
        }
        assertThat(rows).isGreaterThan(80);
        assertThat(breaches).isEmpty();
    }

    private static void check(String row, Map<String, String> tests, List<String> breaches) {
        var named = row.substring(row.lastIndexOf(" | "));
        var threat = row.substring(2, row.indexOf(" | "));
        var source = "";
        int found = 0;
        for (var code :
                CODE.matcher(named).results().map(match -> match.group(1)).toList()) {
            var test = TEST.matcher(code);
            String number = null;
            if (test.matches()) {
                source = tests.getOrDefault(test.group(1), "");
                number = test.group(2);
                if (source.isEmpty()) {
                    breaches.add(threat + ": no test is called " + code);
                    continue;
                }
            } else if (NUMBER.matcher(code).matches()) {
                number = code;
            } else {
                continue;
            }
            found++;
            if (number != null && !source.contains("void " + number + "_")) {
                breaches.add(threat + ": no test has the number " + code);
            }
        }
        if (found == 0) {
            breaches.add(threat + ": names no test");
        }
    }

    /// The sources of all test classes of all modules by their simple names.
    private static Map<String, String> tests() throws IOException {
        var tests = new HashMap<String, String>();
        for (var module : List.of("evidence", "client", "samplecity", "platform")) {
            try (var files = Files.walk(PROJECT.resolve(module).resolve("src/test/java"))) {
                for (var file : files.filter(each -> each.toString().endsWith("Test.java"))
                        .toList()) {
                    tests.merge(
                            file.getFileName().toString().replace(".java", ""),
                            Files.readString(file),
                            (one, other) -> one + other);
                }
            }
        }
        return tests;
    }
}
