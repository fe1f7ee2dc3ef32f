package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import org.zhanqiao.exchange.SourceKind;
import tools.jackson.databind.json.JsonMapper;

/// Plans read one by one hold their equal parts once.
class SharedPartsTest {

    private final SharedParts parts = new SharedParts();

    @Test
    void equal_parts_are_the_same_and_different_ones_are_not() {
        var first = parts.share(read("G-1", "none"));
        var second = parts.share(read("G-2", "none"));
        var masked = parts.share(read("G-3", "hide"));
        assertThat(second).isNotEqualTo(first).isEqualTo(read("G-2", "none"));
        assertThat(second.columns()).isSameAs(first.columns());
        assertThat(second.statements()).isSameAs(first.statements());
        assertThat(second.service()).isSameAs(first.service());
        assertThat(second.purpose()).isSameAs(first.purpose());
        assertThat(parts.shape(second)).isSameAs(parts.shape(first));
        assertThat(masked.columns()).isNotEqualTo(first.columns());
        assertThat(parts.shape(masked)).isNotSameAs(parts.shape(first));
    }

    /// As from the database: nothing of one is anything of another.
    private static PlanDefinition read(String grant, String mask) {
        var json = JsonMapper.shared();
        return json.readValue(json.writeValueAsString(definition(grant, mask)), PlanDefinition.class);
    }

    private static PlanDefinition definition(String grant, String mask) {
        return new PlanDefinition(
                grant,
                "caller",
                "agency",
                "provider",
                "用途",
                "事项",
                "依据",
                "0".repeat(64),
                true,
                10,
                1_000,
                0,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                false,
                Set.of(Mode.QUERY),
                Map.of("id", ItemType.TEXT),
                List.of(List.of("id")),
                List.of(new PlanDefinition.Column("name", "姓名", "", ItemType.TEXT, mask)),
                List.of(),
                Map.of("query:id", new PlanDefinition.Statement("select 1", List.of())),
                List.of(new Condition("district", Condition.Comparison.EQUAL, List.of("370202"))),
                List.of(),
                new PlanDefinition.Service(
                        "s",
                        "服务",
                        "source",
                        SourceKind.POSTGRESQL,
                        "a.b",
                        List.of("id"),
                        null,
                        List.of(),
                        1_000,
                        10,
                        Map.of()));
    }
}
