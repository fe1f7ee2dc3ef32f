package org.zhanqiao.exchange.node;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import org.zhanqiao.exchange.Withheld;

/// Equal parts of plans, kept once. A hundred thousand grants are on a few thousand services and differ in
/// their caller, number and term; read each by itself, their SQL alone would fill the memory of a node.
/// What no plan holds any more is forgotten. Used on the keeper's thread.
final class SharedParts {

    private final Interner<String> texts = Interner.newWeakInterner();
    private final Interner<Set<Mode>> modes = Interner.newWeakInterner();
    private final Interner<Map<String, ItemType>> keys = Interner.newWeakInterner();
    private final Interner<List<List<String>>> lookupKeys = Interner.newWeakInterner();
    private final Interner<List<PlanDefinition.Column>> columns = Interner.newWeakInterner();
    private final Interner<Map<String, PlanDefinition.Statement>> statements = Interner.newWeakInterner();
    private final Interner<List<Condition>> filters = Interner.newWeakInterner();
    private final Interner<List<Withheld>> withheld = Interner.newWeakInterner();
    private final Interner<PlanDefinition.Service> services = Interner.newWeakInterner();
    private final LoadingCache<PlanShape.Parts, PlanShape> shapes =
            Caffeine.newBuilder().weakValues().build(PlanShape::new);

    /// An equal definition, of shared parts.
    PlanDefinition share(PlanDefinition own) {
        return new PlanDefinition(
                own.grant(),
                texts.intern(own.caller()),
                texts.intern(own.agency()),
                texts.intern(own.provider()),
                texts.intern(own.purpose()),
                texts.intern(own.matter()),
                texts.intern(own.legalBasis()),
                own.agreement(),
                own.caseRequired(),
                own.callsPerSecond(),
                own.callsPerDay(),
                own.lastGoodSeconds(),
                own.notBefore(),
                own.notAfter(),
                own.suspended(),
                modes.intern(own.modes()),
                keys.intern(own.keys()),
                lookupKeys.intern(own.lookupKeys()),
                columns.intern(own.columns()),
                columns.intern(own.verifiable()),
                statements.intern(own.statements()),
                filters.intern(own.filter()),
                withheld.intern(own.withheld()),
                services.intern(own.service()));
    }

    /// The shape of a definition of shared parts.
    PlanShape shape(PlanDefinition shared) {
        return shapes.get(
                new PlanShape.Parts(shared.columns(), shared.verifiable(), shared.lookupKeys(), shared.statements()));
    }
}
