package org.zhanqiao.exchange;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// Keeps sources, what was done to them and how they were last reached. An act, its evidence and the number that tells
/// the nodes stand or fall together.
@Component
class SourceTable {

    private static final String SOURCE = """
            select source.id, source.agency, source.title, source.kind, source.url, source.username, source.registered,
              source.is_on, source.version,
              (select count(*) from exchange.data_service where data_service.source = source.id) as services
            from exchange.source
            """;

    private static final String WANTED = """
            where source.removed_at is null
              and (:reader = '' or source.agency = :reader
                or exists (select from exchange.data_service
                           where data_service.source = source.id and data_service.agency = :reader))
              and (:agency = '' or source.agency = :agency)
              and (:kind = '' or source.kind = :kind)
              and (:onOff = '' or source.is_on = (:onOff = 'true'))
              and (:text = '' or source.id ilike :pattern or source.title ilike :pattern)
            """;

    private static final Map<String, String> ORDERS = Map.of(
            "id", "id", "title", "title", "agency", "agency", "kind", "kind", "state", "is_on", "services", "services");

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Epoch epoch;
    private final Services services;
    private final ControlEvidence evidence;
    private final InstantSource clock;

    SourceTable(
            JdbcClient jdbc,
            SecretBox box,
            Epoch epoch,
            Services services,
            ControlEvidence evidence,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.epoch = epoch;
        this.services = services;
        this.evidence = evidence;
        this.clock = clock;
    }

    Paged<RegisteredSource> list(SourceFilter filter, ListQuery query) {
        var rows = ask(
                        SOURCE + WANTED + " order by " + query.orderBy(ORDERS, "id") + " limit :size offset :offset",
                        filter,
                        query)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(SourceTable::source)
                .list();
        long total = ask("select count(*) from exchange.source " + WANTED, filter, query)
                .query(Long.class)
                .single();
        return new Paged<>(rows, total, query);
    }

    private JdbcClient.StatementSpec ask(String sql, SourceFilter filter, ListQuery query) {
        return jdbc.sql(sql)
                .param("reader", filter.reader().orElse(""))
                .param("agency", filter.agency().orElse(""))
                .param("kind", filter.kind().map(SourceKind::name).orElse(""))
                .param("onOff", filter.on().map(Object::toString).orElse(""))
                .param("text", query.text())
                .param("pattern", query.pattern());
    }

    /// One that was not removed.
    Optional<RegisteredSource> find(String id) {
        return jdbc.sql(SOURCE + "where source.id = :id and source.removed_at is null")
                .param("id", id)
                .query(SourceTable::source)
                .optional();
    }

    private static RegisteredSource source(ResultSet row, int n) throws SQLException {
        return new RegisteredSource(
                row.getString("id"),
                row.getString("agency"),
                row.getString("title"),
                SourceKind.valueOf(row.getString("kind")),
                row.getString("url"),
                row.getString("username"),
                row.getBoolean("registered"),
                row.getBoolean("is_on"),
                row.getLong("version"),
                row.getLong("services"));
    }

    /// With its secret in the clear; empty when there is none, or it was removed.
    Optional<SourceDefinition> findDefinition(String id) {
        return jdbc.sql("""
                select id, kind, url, username, password, is_on from exchange.source
                where id = :id and removed_at is null
                """)
                .param("id", id)
                .query((row, _) -> new SourceDefinition(
                        row.getString("id"),
                        SourceKind.valueOf(row.getString("kind")),
                        row.getString("url"),
                        row.getString("username"),
                        new String(
                                box.open(row.getString("password"), SourceDefinition.context(id)),
                                StandardCharsets.UTF_8),
                        row.getBoolean("is_on")))
                .optional();
    }

    /// Keeps a new source. Of two under one id the second is told.
    @Transactional
    SourceOutcome register(SourceDraft draft, String by) {
        int added = jdbc.sql("""
                insert into exchange.source
                  (id, kind, url, username, password, epoch, agency, title, registered, version)
                values (:id, :kind, :url, :username, :password, :epoch, :agency, :title, true, 1)
                on conflict (id) do nothing
                """)
                .param("id", draft.id())
                .param("kind", draft.kind().name())
                .param("url", draft.url())
                .param("username", draft.username())
                .param("password", seal(draft))
                .param("epoch", epoch.raise())
                .param("agency", draft.agency())
                .param("title", draft.title())
                .update();
        return added == 0
                ? new SourceOutcome.Unfit(List.of(InputError.of("id", "exchange.sources.wrong.idTaken", draft.id())))
                : done(draft.id(), SourceAct.Kind.REGISTERED, by, "", true);
    }

    /// Puts a new title, address, account and secret in the place of the old ones.
    ///
    /// @param version     that was seen
    /// @param secretIsNew for the evidence
    @Transactional
    SourceOutcome change(SourceDraft draft, long version, boolean secretIsNew, String by) {
        int changed = jdbc.sql("""
                update exchange.source set title = :title, url = :url, username = :username, password = :password,
                  epoch = :epoch, version = version + 1
                where id = :id and version = :version and registered and removed_at is null
                """)
                .param("title", draft.title())
                .param("url", draft.url())
                .param("username", draft.username())
                .param("password", seal(draft))
                .param("epoch", epoch.raise())
                .param("id", draft.id())
                .param("version", version)
                .update();
        return changed == 0 ? overtaken(draft.id()) : done(draft.id(), SourceAct.Kind.CHANGED, by, "", secretIsNew);
    }

    @Transactional
    SourceOutcome turn(String id, long version, boolean on, String because, String by) {
        int turned = jdbc.sql("""
                update exchange.source set is_on = :turnedOn, epoch = :epoch, version = version + 1
                where id = :id and version = :version and is_on <> :turnedOn and removed_at is null
                """)
                .param("turnedOn", on)
                .param("epoch", epoch.raise())
                .param("id", id)
                .param("version", version)
                .update();
        return turned == 0
                ? overtaken(id)
                : done(id, on ? SourceAct.Kind.SWITCHED_ON : SourceAct.Kind.SWITCHED_OFF, by, because, false);
    }

    /// Takes a source away from which nothing is served, with its address and its secret. Whoever opens a service on it
    /// at the same time waits for this ([#hold]), or this for them.
    @Transactional
    SourceOutcome remove(String id, long version, String because, String by) {
        long number = epoch.raise();
        jdbc.sql("select 1 from exchange.source where id = :id for update")
                .param("id", id)
                .query(row -> {});
        var served = services.listOnSource(id);
        if (!served.isEmpty()) {
            return new SourceOutcome.InUse(served);
        }
        var before = find(id);
        int removed = jdbc.sql("""
                update exchange.source set url = '', username = '', password = '', removed_at = :at, epoch = :epoch,
                  is_on = false, version = version + 1
                where id = :id and version = :version and registered and removed_at is null
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("epoch", number)
                .param("id", id)
                .param("version", version)
                .update();
        if (removed == 0 || before.isEmpty()) {
            return overtaken(id);
        }
        jdbc.sql("delete from exchange.source_trial where source = :id")
                .param("id", id)
                .update();
        remember(before.get(), version + 1, SourceAct.Kind.REMOVED, by, because, false);
        return new SourceOutcome.Done(before.get());
    }

    /// Holds a source against removal until the end of the transaction.
    ///
    /// @return whether it is there
    boolean hold(String id) {
        return jdbc.sql("select removed_at is null from exchange.source where id = :id for key share")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private String seal(SourceDraft draft) {
        return box.seal(draft.secret().getBytes(StandardCharsets.UTF_8), SourceDefinition.context(draft.id()));
    }

    private SourceOutcome overtaken(String id) {
        return new SourceOutcome.Overtaken(
                find(id).orElse(null), listActs(id).stream().findFirst().orElse(null));
    }

    private SourceOutcome done(String id, SourceAct.Kind kind, String by, String because, boolean secretIsNew) {
        var source = find(id).orElseThrow();
        remember(source, source.version(), kind, by, because, secretIsNew);
        return new SourceOutcome.Done(source);
    }

    private void remember(
            RegisteredSource source,
            long version,
            SourceAct.Kind kind,
            String by,
            String because,
            boolean secretIsNew) {
        var act =
                new SourceAct(source.id(), version, kind, by, clock.instant().truncatedTo(ChronoUnit.MICROS), because);
        jdbc.sql("""
                insert into exchange.source_act (source, version, act, acted_by, acted_at, because)
                values (:source, :version, :act, :by, :at, :because)
                """)
                .param("source", act.source())
                .param("version", act.version())
                .param("act", act.kind().name())
                .param("by", act.by())
                .param("at", Timestamp.from(act.at()))
                .param("because", because)
                .update();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", "SOURCE_" + act.kind());
        facts.put("source", act.source());
        facts.put("agency", source.agency());
        facts.put("sourceKind", source.kind().name());
        facts.put("secretIsNew", secretIsNew);
        facts.put("by", act.by());
        facts.put("at", act.at().toString());
        evidence.record(
                act.evidenceKey(),
                facts,
                Map.of("address", source.url(), "username", source.username(), "because", because));
    }

    /// Newest first.
    List<SourceAct> listActs(String id) {
        return jdbc.sql("""
                select source, version, act, acted_by, acted_at, because from exchange.source_act
                where source = :id order by version desc
                """)
                .param("id", id)
                .query((row, n) -> new SourceAct(
                        row.getString("source"),
                        row.getLong("version"),
                        SourceAct.Kind.valueOf(row.getString("act")),
                        row.getString("acted_by"),
                        row.getTimestamp("acted_at").toInstant(),
                        row.getString("because")))
                .list();
    }

    /// Keeps how a source was last reached.
    @Transactional
    void keep(String id, TrialOutcome outcome, String by) {
        var failed = outcome instanceof TrialOutcome.Failed each ? each : null;
        var reached = outcome instanceof TrialOutcome.Reached each ? each : null;
        jdbc.sql("""
                insert into exchange.source_trial (source, fault, code, millis, tables, tried_by, tried_at)
                select id, :fault, :code, :millis, :tables, :by, :at from exchange.source
                where id = :id and removed_at is null
                on conflict (source) do update set fault = excluded.fault, code = excluded.code,
                  millis = excluded.millis, tables = excluded.tables, tried_by = excluded.tried_by,
                  tried_at = excluded.tried_at
                """)
                .param("id", id)
                .param("fault", failed == null ? "" : failed.fault().name())
                .param("code", failed == null ? "" : failed.code())
                .param("millis", reached == null ? 0 : reached.millis())
                .param("tables", reached == null ? -1 : reached.tables())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /// The last test of each of these sources, by id.
    Map<String, SourceTrial> listTrials(List<String> ids) {
        var trials = new LinkedHashMap<String, SourceTrial>();
        jdbc.sql("""
                select source, fault, code, millis, tables, tried_by, tried_at from exchange.source_trial
                where source = any (:ids)
                """).param("ids", ids.toArray(String[]::new)).query(row -> {
            trials.put(
                    row.getString("source"),
                    new SourceTrial(
                            outcome(row),
                            row.getString("tried_by"),
                            row.getTimestamp("tried_at").toInstant()));
        });
        return trials;
    }

    private static TrialOutcome outcome(ResultSet row) throws SQLException {
        var fault = row.getString("fault");
        return fault.isEmpty()
                ? new TrialOutcome.Reached(row.getLong("millis"), row.getInt("tables"))
                : new TrialOutcome.Failed(SourceFault.valueOf(fault), row.getString("code"));
    }
}
