package org.zhanqiao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// Every list that leaves the platform speaks as its page does. The endpoints are asked for what they answer, so a new
/// export is among them by itself. To mend a breach: `Pages.table`, or `TableDownload.of` with a `SpokenTable`.
@PlatformTest
class ExportsTest {

    private static final String AGENCY = "11370200MB7700001W";

    /// Files that an import reads again: the same columns for everybody.
    private static final Set<String> READ_AGAIN = Set.of(
            "/desk/cases.csv",
            "/desk/cases/import/template.csv",
            "/desk/inventory.csv",
            "/desk/inventory/template.csv",
            "/desk/inventory/{id}/result.csv",
            "/desk/matters.csv",
            "/desk/own-barriers/template.csv");

    /// What an address cannot do without.
    private static final Map<String, String> QUERIES =
            Map.of("/desk/measures/calls.csv", "?from=2026-01&to=2026-03&kind=served&provider=" + AGENCY);

    private static final Pattern ALTERNATIVES = Pattern.compile("\\{\\w+:([\\w|]+)}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @BeforeEach
    void register() {
        if (identity.findAgency(AGENCY).isEmpty()) {
            identity.registerAgency(new Agency(AGENCY, "exports-agency", "市导出测试局", "导出测试局", "370200"))
                    .orThrow();
        }
    }

    @Test
    void every_export_has_headings_and_a_name_in_the_language_of_its_reader() throws Exception {
        var exports = exports();
        assertThat(exports).hasSizeGreaterThan(20);
        var all = new SoftAssertions();
        for (var export : exports.entrySet()) {
            for (var address : alternatives(export.getKey())) {
                all.assertThatCode(() -> speaks(address, export.getValue()))
                        .as(address)
                        .doesNotThrowAnyException();
            }
        }
        all.assertAll();
    }

    private void speaks(String address, Role role) throws Exception {
        var chinese = file(address, role, "zh");
        assertThat(chinese.headings()).isNotEmpty().allMatch(ExportsTest::isChinese);
        assertThat(chinese.name()).matches(ExportsTest::isChinese);
        var english = file(address, role, "en");
        assertThat(english.headings())
                .hasSameSizeAs(chinese.headings())
                .noneMatch(ExportsTest::isChinese)
                .noneMatch(heading -> heading.contains("_"))
                .allMatch(heading ->
                        Character.isUpperCase(heading.codePointAt(0)) || Character.isDigit(heading.codePointAt(0)));
        assertThat(english.name()).doesNotMatch(ExportsTest::isChinese);
    }

    @Test
    void what_is_read_again_is_named_here_and_there() {
        assertThat(addresses(".csv")).containsAll(READ_AGAIN);
    }

    @Test
    void every_workbook_is_also_there_as_text() {
        assertThat(addresses(".csv"))
                .containsAll(addresses(".xlsx")
                        .map(address -> address.replace(".xlsx", ".csv"))
                        .toList());
    }

    /// What an export is made of.
    private record Exported(String name, List<String> headings) {}

    private Exported file(String address, Role role, String language) throws Exception {
        var me = new Person(new UUID(8, 8), "exporter", "某人", AGENCY, Roles.of(role), true, 0);
        var answer = mvc.perform(get(address + QUERIES.getOrDefault(address, ""))
                        .param("lang", language)
                        .with(SignInAs.person(me)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        var disposition = String.valueOf(answer.getHeader("Content-Disposition"));
        var name = URLDecoder.decode(disposition.replaceFirst(".*filename\\*=UTF-8''", ""), StandardCharsets.UTF_8);
        return new Exported(
                name.replaceFirst("\\.csv$", ""), headings(answer.getContentAsString(StandardCharsets.UTF_8)));
    }

    private static List<String> headings(String csv) throws IOException {
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(csv.replace("\uFEFF", "")))) {
            return parser.iterator().next().toList();
        }
    }

    private static boolean isChinese(String words) {
        return words.codePoints().anyMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.HAN);
    }

    /// Addresses of exports with somebody who may ask for them.
    private SortedMap<String, Role> exports() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(each -> each.getKey().getPatternValues().stream()
                        .filter(pattern -> pattern.endsWith(".csv") && !READ_AGAIN.contains(pattern))
                        .map(pattern -> new Reached(pattern, role(each.getValue()))))
                .collect(Collectors.toMap(Reached::address, Reached::role, (one, _) -> one, TreeMap::new));
    }

    private record Reached(String address, Role role) {}

    private Stream<String> addresses(String end) {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.endsWith(end));
    }

    private static Role role(HandlerMethod method) {
        return Allowed.Stated.by(method).orElseThrow().value()[0];
    }

    /// `/desk/{desk:requests|incoming}.csv` stands for two.
    private static List<String> alternatives(String pattern) {
        var found = ALTERNATIVES.matcher(pattern);
        return found.find()
                ? Stream.of(found.group(1).split("\\|", -1))
                        .map(found::replaceFirst)
                        .toList()
                : List.of(pattern);
    }
}
