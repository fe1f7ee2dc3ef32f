package org.zhanqiao.exchange;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantChanged;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.identity.Sm4KeyChanged;
import org.zhanqiao.identity.SystemKey;
import org.zhanqiao.identity.SystemKeyChanged;
import org.zhanqiao.protection.Mask;
import tools.jackson.databind.json.JsonMapper;

/// Data services and sources, and the compiling of grants into the plans that nodes serve by.
///
/// Nodes read only this feature's tables. Whatever changes there raises the epoch in the same transaction and
/// notifies; what a node has not heard it sees at its next look.
@Service
public class Exchange {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SERVICE = """
            select code, dataset, agency, title, source, relation, row_key, as_of, subjects, time_limit, bulkhead
            from exchange.data_service
            """;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Identity identity;
    private final SecretBox box;

    Exchange(JdbcClient jdbc, Catalog catalog, Identity identity, SecretBox box) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.identity = identity;
        this.box = box;
    }

    /// Adds a source, or replaces the one with its id.
    @Transactional
    public void registerSource(SourceDefinition source) {
        jdbc.sql("""
                insert into exchange.source (id, kind, url, username, password, epoch)
                values (:id, :kind, :url, :username, :password, :epoch)
                on conflict (id) do update set kind = excluded.kind, url = excluded.url,
                  username = excluded.username, password = excluded.password, epoch = excluded.epoch
                """)
                .param("id", source.id())
                .param("kind", source.kind().name())
                .param("url", source.url())
                .param("username", source.username())
                .param(
                        "password",
                        box.seal(source.password().getBytes(StandardCharsets.UTF_8), "exchange.source:" + source.id()))
                .param("epoch", raiseEpoch())
                .update();
    }

    /// Adds a data service, or replaces the one with its code; grants on it are compiled anew when they next change.
    ///
    /// @throws IllegalArgumentException when its dataset has no such item
    @Transactional
    public void registerService(DataService service) {
        var dataset = catalog.getDataset(service.dataset());
        for (var item : Stream.concat(service.rowKey().stream(), service.subjects().stream())
                .toList()) {
            if (dataset.findItem(item).isEmpty()) {
                throw new IllegalArgumentException(
                        "row key or subject: dataset " + dataset.code() + " has no item " + item);
            }
        }
        jdbc.sql("""
                insert into exchange.data_service
                  (code, dataset, agency, title, source, relation, row_key, as_of, subjects, time_limit, bulkhead)
                values (:code, :dataset, :agency, :title, :source, :relation, :rowKey, :asOf, :subjects, :timeLimit, :bulkhead)
                on conflict (code) do update set dataset = excluded.dataset, agency = excluded.agency,
                  title = excluded.title, source = excluded.source, relation = excluded.relation,
                  row_key = excluded.row_key, as_of = excluded.as_of, subjects = excluded.subjects,
                  time_limit = excluded.time_limit, bulkhead = excluded.bulkhead
                """)
                .param("code", service.code())
                .param("dataset", service.dataset())
                .param("agency", service.agency())
                .param("title", service.title())
                .param("source", service.source())
                .param("relation", service.relation())
                .param("rowKey", service.rowKey().toArray(new String[0]))
                .param("asOf", service.asOf())
                .param("subjects", service.subjects().toArray(new String[0]))
                .param("timeLimit", service.timeLimit().toMillis())
                .param("bulkhead", service.bulkhead())
                .update();
    }

    /// @throws NoSuchElementException when there is no such service
    public DataService getService(String code) {
        return findService(code).orElseThrow(() -> new NoSuchElementException("no data service " + code));
    }

    public Optional<DataService> findService(String code) {
        return jdbc.sql(SERVICE + "where code = :code")
                .param("code", code)
                .query(Exchange::service)
                .optional();
    }

    /// The services of an agency, by code.
    public List<DataService> listServicesOf(String agency) {
        return jdbc.sql(SERVICE + "where agency = :agency order by code")
                .param("agency", agency)
                .query(Exchange::service)
                .list();
    }

    /// The services on a dataset, by code.
    public List<DataService> listServicesOn(String dataset) {
        return jdbc.sql(SERVICE + "where dataset = :dataset order by code")
                .param("dataset", dataset)
                .query(Exchange::service)
                .list();
    }

    /// All services, by code.
    public List<DataService> listServices() {
        return jdbc.sql(SERVICE + "order by code").query(Exchange::service).list();
    }

    /// How rows of a service are fetched.
    public SourceKind sourceKind(DataService service) {
        return kind(service.source());
    }

    /// What a system's grants on a service were compiled into, by grant; suspended ones are there, revoked ones not.
    public List<PlanDefinition> listPlans(String caller, String service) {
        return jdbc.sql("""
                select body::text from exchange.plan
                where caller = :caller and service = :service and live order by grant_id
                """)
                .param("caller", caller)
                .param("service", service)
                .query((row, n) -> JSON.readValue(row.getString(1), PlanDefinition.class))
                .list();
    }

    /// What of a draft cannot be signed; empty when all of it can.
    public List<GrantFlaw> listFlaws(GrantDraft draft) {
        var flaws = new ArrayList<>(draft.listFlaws());
        if (identity.findSystem(draft.caller())
                .filter(found -> !found.auditor())
                .isEmpty()) {
            flaws.add(GrantFlaw.of(GrantRule.CALLER_KNOWN));
        }
        var service = findService(draft.service());
        if (service.isEmpty()) {
            flaws.add(GrantFlaw.of(GrantRule.SERVICE_KNOWN));
        } else {
            var found = service.get();
            flaws.addAll(TermsCheck.listFlaws(
                    draft.terms(), found, catalog.getDataset(found.dataset()), kind(found.source())));
        }
        return flaws;
    }

    /// Whether a mask makes sense of an item's values.
    public static boolean maskFits(DataItem item, Mask mask) {
        return TermsCheck.fits(item, mask);
    }

    /// A grant is compiled when it is signed or resumed; what cannot be compiled cannot be: the exception undoes both.
    /// To stop it nothing is compiled, so that nothing can stand in the way, whatever became of its service.
    @EventListener
    void follow(GrantChanged changed) {
        var grant = changed.grant();
        switch (grant.state()) {
            case ACTIVE -> compile(grant);
            case SUSPENDED -> stop(grant, "body = jsonb_set(body, '{suspended}', 'true')");
            case REVOKED -> stop(grant, "live = false");
        }
    }

    private void compile(Grant grant) {
        var service = findService(grant.service())
                .orElseThrow(() -> UnfitGrant.because(GrantFlaw.of(GrantRule.SERVICE_KNOWN)));
        var caller = identity.findSystem(grant.caller())
                .orElseThrow(() -> UnfitGrant.because(GrantFlaw.of(GrantRule.CALLER_KNOWN)));
        var plan = PlanCompiler.compile(
                grant, caller.agencyCode(), service, catalog.getDataset(service.dataset()), kind(service.source()));
        jdbc.sql("""
                insert into exchange.plan (grant_id, caller, service, live, body, epoch, changed_at)
                values (:grant, :caller, :service, true, :body::jsonb, :epoch, clock_timestamp())
                on conflict (grant_id) do update set live = excluded.live, body = excluded.body,
                  epoch = excluded.epoch, changed_at = excluded.changed_at
                """)
                .param("grant", grant.id())
                .param("caller", grant.caller())
                .param("service", grant.service())
                .param("body", JSON.writeValueAsString(plan))
                .param("epoch", raiseEpoch())
                .update();
    }

    private void stop(Grant grant, String how) {
        jdbc.sql("update exchange.plan set " + how + """
                , epoch = :epoch, changed_at = clock_timestamp() where grant_id = :grant
                """)
                .param("grant", grant.id())
                .param("epoch", raiseEpoch())
                .update();
    }

    /// Nodes verify signatures with their own copy of the keys.
    @EventListener
    void copyKey(SystemKeyChanged changed) {
        var sealed = identity.getSealedKey(changed.keyId());
        SystemKey key = sealed.key();
        var system = identity.getSystem(key.system());
        jdbc.sql("""
                insert into exchange.caller_key
                  (key_id, system, agency, auditor, algorithm, material, not_before, not_after, live, epoch)
                values (:keyId, :system, :agency, :auditor, :algorithm, :material, :notBefore, :notAfter, :live, :epoch)
                on conflict (key_id) do update set not_before = excluded.not_before, not_after = excluded.not_after,
                  live = excluded.live, epoch = excluded.epoch
                """)
                .param("keyId", key.keyId())
                .param("system", key.system())
                .param("agency", system.agencyCode())
                .param("auditor", system.auditor())
                .param("algorithm", key.algorithm().label())
                .param("material", sealed.material())
                .param("notBefore", java.sql.Timestamp.from(key.notBefore()))
                .param("notAfter", java.sql.Timestamp.from(key.notAfter()))
                .param("live", key.revokedAt().isEmpty())
                .param("epoch", raiseEpoch())
                .update();
    }

    /// Nodes encrypt to their own copy of the key; every plan of the system is made anew there.
    @EventListener
    void copySm4Key(Sm4KeyChanged changed) {
        var sealed = identity.getSealedSm4Key(changed.keyId());
        jdbc.sql("""
                insert into exchange.caller_sm4_key (system, key_id, material, live, epoch)
                values (:system, :keyId, :material, :live, :epoch)
                on conflict (system) do update set key_id = excluded.key_id, material = excluded.material,
                  live = excluded.live, epoch = excluded.epoch
                """)
                .param("system", sealed.key().system())
                .param("keyId", sealed.key().keyId())
                .param("material", sealed.material())
                .param("live", sealed.key().endedAt().isEmpty())
                .param("epoch", raiseEpoch())
                .update();
    }

    private SourceKind kind(String source) {
        return SourceKind.valueOf(jdbc.sql("select kind from exchange.source where id = :id")
                .param("id", source)
                .query(String.class)
                .single());
    }

    private long raiseEpoch() {
        long epoch = jdbc.sql("update exchange.epoch set n = n + 1 returning n")
                .query(Long.class)
                .single();
        jdbc.sql("select pg_notify('exchange_epoch', '')").query((row, n) -> n).list();
        return epoch;
    }

    private static DataService service(ResultSet row, int n) throws SQLException {
        return new DataService(
                row.getString("code"),
                row.getString("dataset"),
                row.getString("agency"),
                row.getString("title"),
                row.getString("source"),
                row.getString("relation"),
                Arrays.asList((String[]) row.getArray("row_key").getArray()),
                row.getString("as_of"),
                Arrays.asList((String[]) row.getArray("subjects").getArray()),
                Duration.ofMillis(row.getLong("time_limit")),
                row.getInt("bulkhead"));
    }
}
