package org.zhanqiao.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DatasetRaised;
import org.zhanqiao.catalog.EntryPublished;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantChanged;
import org.zhanqiao.demand.GrantFilter;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.LevelTable;
import org.zhanqiao.protection.LevelTableChanged;
import tools.jackson.databind.json.JsonMapper;

/// Keeps every grant compiled into the plan that nodes serve by: when it is signed, resumed or stopped, and when the
/// ground it stands on changes, which is its service, its dataset, the levels there, or what levels allow.
///
/// Each change raises the epoch before it reads anything. That row is held to the end of the transaction, so a grant
/// that is signed while a level rises is compiled either before the rise, and then once more, or after it.
@Component
class Plans {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CHUNK = 1_000;

    private final JdbcClient jdbc;
    private final Epoch epoch;
    private final Services services;
    private final Catalog catalog;
    private final Identity identity;
    private final Grants grants;
    private final LevelRules levels;
    private final SecondApprovals approvals;

    Plans(
            JdbcClient jdbc,
            Epoch epoch,
            Services services,
            Catalog catalog,
            Identity identity,
            Grants grants,
            LevelRules levels,
            SecondApprovals approvals) {
        this.jdbc = jdbc;
        this.epoch = epoch;
        this.services = services;
        this.catalog = catalog;
        this.identity = identity;
        this.grants = grants;
        this.levels = levels;
        this.approvals = approvals;
    }

    /// A grant is compiled when it is signed or resumed. When it is signed, all it names must be allowed: the exception
    /// undoes the signature. To stop it nothing is compiled, so that nothing can stand in the way, whatever its
    /// service has become.
    @EventListener
    void follow(GrantChanged changed) {
        var grant = changed.grant();
        switch (grant.state()) {
            case ACTIVE -> compile(grant);
            case SUSPENDED -> stop(grant, "body = jsonb_set(body, '{suspended}', 'true')");
            case REVOKED -> stop(grant, "live = false");
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void follow(EntryPublished changed) {
        compileAgain(services.listOnDataset(changed.code()), Optional.empty());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void follow(DatasetRaised raised) {
        compileAgain(services.listOnDataset(raised.code()), Optional.empty());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void follow(LevelTableChanged changed) {
        compileAgain(services.listAll(), Optional.of(changed.table()));
    }

    /// Compiles the grants of a service anew, since it is another now.
    void compileAgain(DataService service) {
        compileAgain(List.of(service), Optional.empty());
    }

    /// Compiles one grant anew, since what it may give has changed and nothing else has.
    void compileAgain(String id) {
        var chunk = new Chunk(epoch.raise());
        var grant = grants.getGrant(id);
        var ground = ground(services.find(grant.service()).orElseThrow(), levels.inForce());
        identity.findSystem(grant.caller()).ifPresent(caller -> {
            boolean approved = approvals.find(id).isPresent();
            chunk.add(PlanCompiler.compile(grant, caller.agencyCode(), ground, approved));
        });
        chunk.write();
    }

    /// What of a grant is withheld now; for a draft too, whose number is empty.
    List<Withheld> listWithheld(Grant grant) {
        var ground = ground(services.find(grant.service()).orElseThrow(), levels.inForce());
        return TermsInForce.of(grant.terms(), ground, approvals.find(grant.id()).isPresent())
                .withheld();
    }

    private void compile(Grant grant) {
        long next = epoch.raise();
        var service = services.find(grant.service())
                .orElseThrow(() -> UnfitGrant.because(GrantFlaw.of(GrantRule.SERVICE_KNOWN)));
        var caller = identity.findSystem(grant.caller())
                .orElseThrow(() -> UnfitGrant.because(GrantFlaw.of(GrantRule.CALLER_KNOWN)));
        var ground = ground(service, levels.inForce());
        if (grant.version() == 1) {
            UnfitGrant.unlessEmpty(TermsCheck.listFlaws(grant.terms(), ground));
        }
        var plan = PlanCompiler.compile(
                grant, caller.agencyCode(), ground, approvals.find(grant.id()).isPresent());
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
                .param("epoch", next)
                .update();
    }

    private void stop(Grant grant, String how) {
        jdbc.sql("update exchange.plan set " + how + """
                , epoch = :epoch, changed_at = clock_timestamp() where grant_id = :grant
                """)
                .param("grant", grant.id())
                .param("epoch", epoch.raise())
                .update();
    }

    private void compileAgain(List<DataService> changed, Optional<LevelTable> table) {
        if (changed.isEmpty()) {
            return;
        }
        long next = epoch.raise();
        var inForce = table.orElseGet(levels::inForce);
        var grounds = grounds(changed, inForce);
        var approved = approvals.all();
        Map<String, Optional<CallingSystem>> callers = new HashMap<>();
        var chunk = new Chunk(next);
        standing(grounds).forEach(grant -> {
            var ground = grounds.get(grant.service());
            callers.computeIfAbsent(grant.caller(), identity::findSystem)
                    .map(CallingSystem::agencyCode)
                    .ifPresent(agency -> {
                        if (ground != null) {
                            chunk.add(PlanCompiler.compile(grant, agency, ground, approved.contains(grant.id())));
                        }
                    });
        });
        chunk.write();
    }

    /// The grants on some services that are not revoked.
    Stream<Grant> standing(Map<String, Ground> grounds) {
        var codes = List.copyOf(grounds.keySet());
        return grants.streamGrants(new GrantFilter(Optional.empty(), Optional.empty(), Optional.of(codes)), "")
                .filter(grant -> grant.state() != Grant.State.REVOKED);
    }

    /// What grants stand on under a table, by the code of their service.
    Map<String, Ground> grounds(List<DataService> on, LevelTable table) {
        Map<String, Ground> grounds = new HashMap<>();
        on.forEach(service -> grounds.put(service.code(), ground(service, table)));
        return grounds;
    }

    private Ground ground(DataService service, LevelTable table) {
        return new Ground(service, catalog.getDataset(service.dataset()), services.kind(service), table);
    }

    /// Plans on their way to the table; only those that differ are written, so only those are read by the nodes.
    private final class Chunk {
        private final long epoch;
        private final List<String> ids = new ArrayList<>();
        private final List<String> bodies = new ArrayList<>();

        Chunk(long epoch) {
            this.epoch = epoch;
        }

        void add(PlanDefinition plan) {
            ids.add(plan.grant());
            bodies.add(JSON.writeValueAsString(plan));
            if (ids.size() == CHUNK) {
                write();
            }
        }

        void write() {
            jdbc.sql("""
                    update exchange.plan set body = anew.body::jsonb, epoch = :epoch, changed_at = clock_timestamp()
                    from unnest(:ids::text[], :bodies::text[]) as anew (grant_id, body)
                    where plan.grant_id = anew.grant_id and plan.live and plan.body <> anew.body::jsonb
                    """)
                    .param("epoch", epoch)
                    .param("ids", ids.toArray(new String[0]))
                    .param("bodies", bodies.toArray(new String[0]))
                    .update();
            ids.clear();
            bodies.clear();
        }
    }
}
