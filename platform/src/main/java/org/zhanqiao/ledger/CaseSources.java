package org.zhanqiao.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The numbers that cases had in the lists they came from.
@Component
class CaseSources {

    private final JdbcClient jdbc;

    CaseSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A number in the list of an agency; its code is empty for the bureau's own.
    record InList(String source, String number) {}

    /// @return whether no case had it
    boolean add(InList number, String id) {
        return jdbc.sql("""
                insert into ledger.case_source (source, number, case_id) values (:source, :number, :case)
                on conflict do nothing
                """)
                        .param("source", number.source())
                        .param("number", number.number())
                        .param("case", id)
                        .update()
                == 1;
    }

    /// Ids of the cases that have one of these numbers.
    Map<InList, String> find(Collection<String> numbers) {
        var found = new HashMap<InList, String>();
        jdbc.sql("select source, number, case_id from ledger.case_source where number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query((RowCallbackHandler) row -> found.put(
                        new InList(row.getString("source"), row.getString("number")), row.getString("case_id")));
        return found;
    }

    /// Numbers by the id of their case.
    Map<String, String> of(Collection<String> ids) {
        var found = new HashMap<String, String>();
        jdbc.sql("select case_id, number from ledger.case_source where case_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((RowCallbackHandler) row -> found.put(row.getString("case_id"), row.getString("number")));
        return found;
    }
}
