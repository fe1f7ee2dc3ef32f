package org.zhanqiao.exchange;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.demand.OfferingOpened;
import org.zhanqiao.web.InputError;

/// Keeps by whom data services were opened. A service, the act, its evidence and its event stand or fall together.
@Component
class OpeningTable {

    private final JdbcClient jdbc;
    private final Exchange exchange;
    private final SourceTable sources;
    private final ControlEvidence evidence;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    OpeningTable(
            JdbcClient jdbc,
            Exchange exchange,
            SourceTable sources,
            ControlEvidence evidence,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.exchange = exchange;
        this.sources = sources;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /// Opens a service that was checked. Whoever opens on the same entry waits until this transaction ends.
    ///
    /// @param by login
    @Transactional
    OpeningOutcome open(DataService service, String by) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:entry, 0))")
                .param("entry", "exchange.service_opening\n" + service.dataset())
                .query(row -> {});
        var standing = exchange.listServicesOn(service.dataset());
        if (!standing.isEmpty()) {
            return new OpeningOutcome.ServedBefore(standing.getFirst());
        }
        if (!sources.hold(service.source())) {
            return new OpeningOutcome.Unfit(ServiceCheck.unfit(
                    List.of(InputError.of("place", "exchange.opening.wrong.unreachable", service.source()))));
        }
        if (!exchange.addService(service)) {
            return new OpeningOutcome.Unfit(ServiceCheck.unfit(
                    List.of(InputError.of("code", "exchange.opening.wrong.codeTaken", service.code()))));
        }
        var opening = new ServiceOpening(
                service.dataset(), service.code(), by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql("""
                insert into exchange.service_opening (dataset, service, by_login, opened_at)
                values (:dataset, :service, :by, :at)
                """)
                .param("dataset", opening.dataset())
                .param("service", opening.service())
                .param("by", by)
                .param("at", Timestamp.from(opening.at()))
                .update();
        evidence.record(opening.evidenceKey(), facts(service, opening), Map.of());
        events.publishEvent(new OfferingOpened(service.dataset(), service.code()));
        return new OpeningOutcome.Opened(service.code());
    }

    private static Map<String, Object> facts(DataService service, ServiceOpening opening) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", "SERVICE_OPENED");
        facts.put("service", service.code());
        facts.put("entry", service.dataset());
        facts.put("agency", service.agency());
        facts.put("source", service.source());
        facts.put("relation", service.relation());
        facts.put("rowKey", String.join("+", service.rowKey()));
        facts.put("columns", CanonicalJson.write(service.columns()));
        facts.put("by", opening.by());
        facts.put("at", opening.at().toString());
        return facts;
    }

    Optional<ServiceOpening> find(String service) {
        return jdbc.sql(
                        "select dataset, service, by_login, opened_at from exchange.service_opening where service = :service")
                .param("service", service)
                .query((row, n) -> new ServiceOpening(
                        row.getString("dataset"),
                        row.getString("service"),
                        row.getString("by_login"),
                        row.getTimestamp("opened_at").toInstant()))
                .optional();
    }
}
