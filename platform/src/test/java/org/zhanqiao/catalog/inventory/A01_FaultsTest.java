package org.zhanqiao.catalog.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.identity.Identity;

/// Kinds of fault, each alone in an inventory that is right otherwise, and exactly what the page says of it. The table
/// is
/// `src/test/resources/inventory/faults.txt`: how the inventory differs, and below it what is said.
@PlatformTest
class A01_FaultsTest {

    private static final Map<String, String> CODES = new HashMap<>();
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})|\\{(.)\\*(\\d+)}");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @Autowired
    private Entries entries;

    private InventoryTown town;

    /// @param changes      such as `3:更新周期=每周`: in line 3, the heading, the value
    /// @param alsoWorkbook whether a workbook can hold it
    record Case(List<String> changes, List<String> said, boolean alsoWorkbook) {

        List<String> expected() {
            return said.stream().map(sentence -> coded(unescaped(sentence))).toList();
        }

        @Override
        public String toString() {
            return String.join(" && ", changes);
        }
    }

    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var line : resource("/inventory/faults.txt").lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("  ")) {
                cases.getLast().said().add(line.strip());
            } else {
                var changes = List.of(line.replace("[csv]", "").split(" && "));
                cases.add(new Case(changes, new ArrayList<>(), !line.startsWith("[csv]")));
            }
        }
        return cases.stream();
    }

    static Stream<Case> casesOfWorkbooks() {
        return cases().filter(Case::alsoWorkbook);
    }

    private static String resource(String name) {
        try (var in = A01_FaultsTest.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void aTown() {
        town = new InventoryTown(mvc, identity, "K0100001", "inventory-faults", "清单测试局");
        if (CODES.isEmpty()) {
            var other = EntryTexts.agency(identity, "K0100002", "inventory-other", "清单测试外局");
            CODES.put("other", other.code());
            CODES.put("own", town.agency.code());
            CODES.put("foreign", draft(other.code(), "外局条目").code());
            CODES.put("published", published("已发布的条目").code());
            CODES.put("review", entries.submit(decision(draft("在审的条目"))).code());
            var withdrawn = published("撤销的条目");
            CODES.put(
                    "withdrawn",
                    entries.withdraw(decision(withdrawn).because("职责取消"), "").code());
            CODES.put("twin1", draft("同名的条目").code());
            CODES.put("twin2", draft("同名的条目").code());
        }
    }

    private Entry draft(String name) {
        return draft(town.agency.code(), name);
    }

    private Entry draft(String agency, String name) {
        return entries.begin(agency, EntryTexts.POPULATION, EntryTexts.whole(name, name), "officer");
    }

    private Entry published(String name) {
        return entries.publish(decision(entries.submit(decision(draft(name)))));
    }

    private static EntryDecision decision(Entry entry) {
        return EntryDecision.of(entry, "officer");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a01_a_fault_is_named_with_its_line_and_column(Case one) {
        var said = town.bring("清单.csv", inventory(one).csv()).said();
        assertThat(said).containsExactlyElementsOf(one.expected());
    }

    /// What a spreadsheet keeps as text is read the same from a workbook.
    @ParameterizedTest
    @MethodSource("casesOfWorkbooks")
    void a02_a_workbook_is_told_the_same(Case one) {
        var said = town.bring("清单.xlsx", inventory(one).xlsx()).said();
        assertThat(said).containsExactlyElementsOf(one.expected());
    }

    private static SampleInventory inventory(Case one) {
        var inventory = new SampleInventory();
        for (var change : one.changes()) {
            if (change.startsWith("-")) {
                inventory.without(change.substring(1));
                continue;
            }
            if (change.matches("\\d=\\d")) {
                inventory.repeat(change.charAt(2) - '0', change.charAt(0) - '0');
                continue;
            }
            var at = change.matches("\\d+:.*") ? Integer.parseInt(change.substring(0, change.indexOf(':'))) : 2;
            var pair = change.replaceFirst("^\\d+:", "").split("=", 2);
            inventory.set(at, pair[0], coded(unescaped(pair[1])));
        }
        return inventory;
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value.replace("\\n", "\n"))
                .replaceAll(found -> found.group(1) != null
                        ? Character.toString(Integer.parseInt(found.group(1), 16))
                        : found.group(2).repeat(Integer.parseInt(found.group(3))));
    }

    /// With the codes of this database in place of their names.
    private static String coded(String text) {
        for (var code : CODES.entrySet()) {
            text = text.replace("{" + code.getKey() + "}", code.getValue());
        }
        return text;
    }

    @Test
    void a03_an_inventory_without_fault_is_told_nothing() {
        assertThat(town.bring("清单.csv", new SampleInventory().csv()).lines())
                .containsExactly(new InventoryTown.Line("2–3", "新建草稿", "人员登记", List.of()));
    }

    /// When this fails, a rule has no case in the table.
    @Test
    void a04_every_rule_has_a_case() throws IOException {
        var said = cases().flatMap(one -> one.said().stream()).toList();
        var words = new Properties();
        words.load(new java.io.StringReader(resource("/messages.properties")));
        // Of acts, not of what an entry states; of files, in A02; and a provider is always known to whoever signed in.
        var elsewhere = Set.of(
                "catalog.rule.BECAUSE_STATED",
                "catalog.rule.REPLACEMENT_KNOWN",
                "catalog.rule.CHANGE_CAUSE",
                "catalog.rule.CHANGE_DATED",
                "catalog.rule.EXTENDED_ONCE",
                "catalog.rule.CLASS_CHOSEN",
                "catalog.rule.PROVIDER_KNOWN",
                "catalog.rule.NAME_STATED",
                "catalog.inventory.rule.HEADING_NONE",
                "catalog.inventory.rule.HEADING_SEPARATOR",
                "catalog.inventory.rule.HEADING_TWICE",
                "catalog.inventory.rule.SHEETS_SEVERAL",
                "catalog.inventory.rule.ROWS_NONE",
                "catalog.inventory.rule.ROWS_TOO_MANY",
                "catalog.inventory.rule.ROW_BEYOND_HEADING",
                "catalog.inventory.rule.FAULTS_TOO_MANY",
                "catalog.inventory.rule.ITEMS_TOO_MANY");
        var rules = words.stringPropertyNames().stream()
                .filter(key -> key.startsWith("catalog.rule.") || key.startsWith("catalog.inventory.rule."))
                .filter(key -> !elsewhere.contains(key));
        assertThat(rules).isNotEmpty().allSatisfy(key -> {
            var pattern = Pattern.compile(
                    ".*：" + Pattern.quote(words.getProperty(key)).replaceAll("\\{\\d}", "\\\\E.*\\\\Q"),
                    Pattern.DOTALL);
            assertThat(said)
                    .as(key)
                    .anyMatch(sentence -> pattern.matcher(sentence).matches());
        });
    }

    @Test
    void a05_there_are_more_than_a_hundred_kinds() {
        var kinds = new LinkedHashSet<String>();
        cases().forEach(one -> one.said()
                .forEach(said -> kinds.add(said.replaceFirst("^第 \\d+ 行 ", "").replaceAll("（现为.*?”）", ""))));
        assertThat(kinds).hasSizeGreaterThan(100);
    }
}
