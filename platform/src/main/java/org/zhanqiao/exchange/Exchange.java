package org.zhanqiao.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
import org.zhanqiao.demand.GrantDecision;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.identity.Sm4KeyChanged;
import org.zhanqiao.identity.SystemKey;
import org.zhanqiao.identity.SystemKeyChanged;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.Mask;
import tools.jackson.databind.json.JsonMapper;

/// Data services and sources, and the compiling of grants into the plans that nodes serve by.
///
/// Nodes read only this feature's tables. Whatever changes there raises the epoch in the same transaction and
/// notifies; what a node has not heard it sees at its next look.
@Service
public class Exchange {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Identity identity;
    private final SecretBox box;
    private final Epoch epoch;
    private final Services services;
    private final Plans plans;
    private final SecondApprovals approvals;
    private final LevelRules levels;

    Exchange(
            JdbcClient jdbc,
            Catalog catalog,
            Identity identity,
            SecretBox box,
            Epoch epoch,
            Services services,
            Plans plans,
            SecondApprovals approvals,
            LevelRules levels) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.identity = identity;
        this.box = box;
        this.epoch = epoch;
        this.services = services;
        this.plans = plans;
        this.approvals = approvals;
        this.levels = levels;
    }

    /// Adds a source that comes with the platform, or replaces the one with its id. What an administrator registered
    /// is changed through [Sources] alone.
    ///
    /// @throws IllegalStateException when an administrator registered one of that id
    @Transactional
    public void registerSource(SourceDefinition source) {
        registerSource(source, "", "");
    }

    /// The same, under the name that people read.
    ///
    /// @param agency code of the one whose it is; empty where it is of several
    /// @param title  empty for its id
    @Transactional
    public void registerSource(SourceDefinition source, String agency, String title) {
        int written = jdbc.sql("""
                insert into exchange.source (id, kind, url, username, password, epoch, agency, title)
                values (:id, :kind, :url, :username, :password, :epoch, :agency, :title)
                on conflict (id) do update set kind = excluded.kind, url = excluded.url,
                  username = excluded.username, password = excluded.password, epoch = excluded.epoch,
                  agency = excluded.agency, title = excluded.title
                where not source.registered
                """)
                .param("id", source.id())
                .param("kind", source.kind().name())
                .param("url", source.url())
                .param("username", source.username())
                .param(
                        "password",
                        box.seal(
                                source.password().getBytes(StandardCharsets.UTF_8),
                                SourceDefinition.context(source.id())))
                .param("epoch", epoch.raise())
                .param("agency", agency)
                .param("title", title)
                .update();
        if (written == 0) {
            throw new IllegalStateException("source " + source.id() + " was registered by an administrator");
        }
    }

    /// Adds a data service, or replaces the one with its code; grants on it are compiled anew.
    ///
    /// @throws IllegalArgumentException when its dataset has no such item
    @Transactional
    public void registerService(DataService service) {
        requireItems(service);
        services.put(service);
        plans.compileAgain(service);
    }

    /// Adds a data service under a code that none has yet.
    ///
    /// @return whether it was added
    /// @throws IllegalArgumentException when its dataset has no such item
    @Transactional
    boolean addService(DataService service) {
        requireItems(service);
        return services.add(service);
    }

    private void requireItems(DataService service) {
        var dataset = catalog.getDataset(service.dataset());
        for (var item : Stream.concat(service.rowKey().stream(), service.subjects().stream())
                .toList()) {
            if (dataset.findItem(item).isEmpty()) {
                throw new IllegalArgumentException(
                        "row key or subject: dataset " + dataset.code() + " has no item " + item);
            }
        }
    }

    /// @throws NoSuchElementException when there is no such service
    public DataService getService(String code) {
        return findService(code).orElseThrow(() -> new NoSuchElementException("no data service " + code));
    }

    public Optional<DataService> findService(String code) {
        return services.find(code);
    }

    /// The services of an agency, by code.
    public List<DataService> listServicesOf(String agency) {
        return services.listOfAgency(agency);
    }

    /// The services that serve a dataset, by code.
    public List<DataService> listServicesOn(String dataset) {
        return services.listOnDataset(dataset);
    }

    /// The services with these codes, by code; one that is none is left out.
    public List<DataService> listServices(Collection<String> codes) {
        return services.list(codes);
    }

    /// All services, by code.
    public List<DataService> listServices() {
        return services.listAll();
    }

    /// How rows are fetched from each source, by its id.
    public Map<String, SourceKind> sourceKinds() {
        return services.kinds();
    }

    /// How rows of a service are fetched.
    public SourceKind sourceKind(DataService service) {
        return services.kind(service);
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
                    draft.terms(),
                    new Ground(found, catalog.getDataset(found.dataset()), services.kind(found), levels.inForce())));
        }
        return flaws;
    }

    /// What a grant names and is not given now, and why; of a draft, what it would not be given.
    public List<Withheld> listWithheld(Grant grant) {
        return plans.listWithheld(grant);
    }

    /// Who approved a grant beside its signer.
    public Optional<SecondApproval> findSecondApproval(String grant) {
        return approvals.find(grant);
    }

    /// A second person approves a grant; what waited for that is given at every node within a second.
    ///
    /// @param because why it is right, 1 to [GrantDecision#LONGEST_REASON] characters
    /// @throws UnfitGrant when no reason is given, or too long a one
    @Transactional
    public ApprovalOutcome approve(Grant grant, String by, String because) {
        var reason = because.strip();
        if (reason.isEmpty() || reason.length() > GrantDecision.LONGEST_REASON) {
            throw UnfitGrant.because(GrantFlaw.of(GrantRule.REASON_STATED, "", GrantDecision.LONGEST_REASON));
        }
        if (by.equals(grant.signature().by())) {
            return new ApprovalOutcome.SamePerson();
        }
        boolean first = approvals.add(grant.id(), by, reason);
        var approval = approvals.find(grant.id()).orElseThrow();
        if (!first) {
            return new ApprovalOutcome.ApprovedBefore(approval);
        }
        plans.compileAgain(grant.id());
        return new ApprovalOutcome.Approved(approval);
    }

    /// Whether a mask makes sense of an item's values.
    public static boolean maskFits(DataItem item, Mask mask) {
        return TermsCheck.fits(item, mask);
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
                .param("epoch", epoch.raise())
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
                .param("epoch", epoch.raise())
                .update();
    }
}
