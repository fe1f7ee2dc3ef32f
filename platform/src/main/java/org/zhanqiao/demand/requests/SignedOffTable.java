package org.zhanqiao.demand.requests;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what was signed off.
@Component
final class SignedOffTable {

    private static final String COLUMNS = """
            caller, service, purpose, matter, spared_paper, legal_basis, scene, scope, share_mode, terms, needs,
            case_required, until, calls_per_day, calls_per_second
            """;

    private final JdbcClient jdbc;

    SignedOffTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps what a request whose row this transaction holds asks for, in the place of what was signed off before.
    void keep(String request) {
        jdbc.sql("delete from demand.request_signed_off where request = :request")
                .param("request", request)
                .update();
        jdbc.sql("insert into demand.request_signed_off (request, " + COLUMNS + ") select id, " + COLUMNS
                        + " from demand.request where id = :request")
                .param("request", request)
                .update();
    }

    SignedOff beside(AccessRequest request) {
        var signed = jdbc.sql("select " + COLUMNS + " from demand.request_signed_off where request = :request")
                .param("request", request.id())
                .query((row, _) -> RequestTable.readAsk(row))
                .optional();
        return new SignedOff(signed.orElse(null), request.ask());
    }
}
