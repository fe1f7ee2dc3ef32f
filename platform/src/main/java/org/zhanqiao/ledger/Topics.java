package org.zhanqiao.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What cases are sorted under, in the word of the feature that filed them.
@Component
public class Topics {

    private final JdbcClient jdbc;

    Topics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Sorts a case, in the transaction that files it or finds it anew; the last word stands.
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(String caseId, String topic) {
        jdbc.sql("""
                insert into ledger.case_topic (case_id, topic) values (:case, :topic)
                on conflict (case_id) do update set topic = excluded.topic
                """).param("case", caseId).param("topic", topic).update();
    }
}
