package org.zhanqiao.exchange;

import java.time.LocalDate;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.demand.corrections.Correction;
import org.zhanqiao.demand.corrections.CorrectionMoved;
import org.zhanqiao.demand.corrections.Corrections;
import org.zhanqiao.web.Page;

/// What nodes mark as disputed (异议标注, Order 809 art. 26): the values that open correction requests are about. A mark
/// comes and goes in the transaction of the act, and at the nodes like everything they serve by, within a second.
@Component
class DisputedValues {

    private final JdbcClient jdbc;
    private final Epoch epoch;
    private final Corrections corrections;

    DisputedValues(JdbcClient jdbc, Epoch epoch, Corrections corrections) {
        this.jdbc = jdbc;
        this.epoch = epoch;
        this.corrections = corrections;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void follow(CorrectionMoved moved) {
        var correction = moved.correction();
        boolean changed = correction.state().isOver() ? lift(correction.id()) : mark(correction);
        if (changed) {
            epoch.raise();
        }
    }

    /// Requests from before there were marks, and references under a master key that was replaced.
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void markAll() {
        boolean changed = false;
        for (var correction : corrections.listOpen()) {
            changed |= mark(correction);
        }
        if (changed) {
            epoch.raise();
        }
    }

    /// @return whether nodes have to look anew
    private boolean mark(Correction correction) {
        var reference = corrections.findReference(correction);
        return reference.isPresent()
                && jdbc.sql("""
                        insert into exchange.disputed_value as kept (correction, dataset, item, subject, since)
                        values (:correction, :dataset, :item, :subject, :since)
                        on conflict (correction) do update set subject = excluded.subject
                        where kept.subject <> excluded.subject
                        """)
                                .param("correction", correction.id())
                                .param("dataset", correction.dataset())
                                .param("item", correction.item())
                                .param("subject", reference.get())
                                .param("since", since(correction))
                                .update()
                        > 0;
    }

    private static LocalDate since(Correction correction) {
        return correction.filedAt().atZone(Page.ZONE).toLocalDate();
    }

    private boolean lift(String correction) {
        return jdbc.sql("delete from exchange.disputed_value where correction = :correction")
                        .param("correction", correction)
                        .update()
                > 0;
    }
}
