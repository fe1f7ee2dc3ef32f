package org.zhanqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.Rows;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.samplecity.FrontEndTable;

/// Calls to data services of the whole city under grants that give all there is.
final class ServiceCalls {

    private static final String PURPOSE = "逐个核对数据服务";

    private ServiceCalls() {}

    static Answer<Rows> ask(ZhanqiaoClient client, Connection database, FrontEndTable table) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(
                        "select \"%s\" from %s limit 1".formatted(table.rowKey(), table.relation()))) {
            assertThat(row.next()).isTrue();
            return client.query(table.service())
                    .key(table.rowKey(), row.getString(1))
                    .purpose(PURPOSE)
                    .send();
        }
    }

    static GrantDraft grant(String caller, FrontEndTable table) {
        var from = Instant.now().minusSeconds(60);
        return new GrantDraft(
                caller,
                table.service(),
                PURPOSE,
                "核对",
                "《政务数据共享条例》第二十条",
                new GrantTerms(
                        Set.of(Mode.QUERY),
                        List.of(List.of(table.rowKey())),
                        table.entry().items().stream()
                                .map(item -> new GrantTerms.Field(item.name(), new Mask.None()))
                                .toList(),
                        List.of(),
                        Set.of(),
                        List.of()),
                false,
                1_000,
                100_000,
                Duration.ZERO,
                from,
                from.plus(Duration.ofDays(1)),
                "0".repeat(64));
    }
}
