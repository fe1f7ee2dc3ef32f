package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// docs/sample-city.md says what the code does; a failure names the line that must stand there.
class A09_DocumentationTest {

    private static String text = "";

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(Path.of("..", "docs", "sample-city.md"));
    }

    @Test
    void every_rule_of_defects_is_in_the_table_with_its_share() {
        for (Defect defect : Defects.ALL) {
            assertThat(text)
                    .contains("| %s `%s` | `%s.%s` | %s | %s |"
                            .formatted(
                                    defect.kind().title(),
                                    defect.kind(),
                                    defect.table().qualifiedName(),
                                    defect.column(),
                                    defect.share() / 100.0,
                                    defect.occursIn()));
        }
        assertThat(DefectKind.values()).allMatch(kind -> text.contains("`" + kind + "`"));
    }

    @Test
    void every_table_is_there_with_its_key() {
        for (TableSpec table : SampleCity.tables()) {
            assertThat(text)
                    .contains("| `%s` | %s | `%s` |".formatted(table.qualifiedName(), table.title(), table.rowKey()));
        }
    }

    @Test
    void every_agency_is_there_with_its_code() {
        for (AgencySpec agency : SampleCity.agencies()) {
            assertThat(text)
                    .contains("| `%s` | %s | `%s` | %s |"
                            .formatted(agency.id(), agency.name(), agency.code(), agency.source()));
        }
    }
}
