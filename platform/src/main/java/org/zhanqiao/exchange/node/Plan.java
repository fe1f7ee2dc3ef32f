package org.zhanqiao.exchange.node;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import tools.jackson.core.io.SerializedString;

/// A plan in the form calls use: masks, and what is written of it, made once. Immutable but for its meter,
/// which follows the grant from one version of the plan to the next.
final class Plan {

    final PlanDefinition definition;
    final List<FieldMask> masks;
    final RateMeter rate;

    /// Whether its grant was revoked: it serves no more, and is kept to say so.
    final boolean over;

    /// The members that tell an entry of the evidence which deal a call was made under, with a comma before them.
    final SerializedString evidence;

    final PlanShape shape;

    Plan(PlanDefinition definition, PlanShape shape, List<FieldMask> masks, RateMeter rate, boolean over) {
        this.definition = definition;
        this.shape = shape;
        this.masks = masks;
        this.rate = rate;
        this.over = over;
        this.evidence = evidence(definition);
    }

    private static SerializedString evidence(PlanDefinition terms) {
        return Json.members(json -> {
            json.writeStringProperty("service", terms.service().code());
            json.writeStringProperty("grant", terms.grant());
            json.writeStringProperty("provider", terms.provider());
            json.writeStringProperty("purpose", terms.purpose());
            json.writeStringProperty("matter", terms.matter());
            json.writeStringProperty("agreement", terms.agreement());
        });
    }

    String service() {
        return definition.service().code();
    }

    boolean allows(Mode mode) {
        return definition.modes().contains(mode);
    }

    /// The lookup key of exactly these items, if the grant lists it.
    PlanShape.@Nullable LookupKey lookup(Set<String> items) {
        return shape.lookup(items);
    }

    /// The place of a returned item among the columns, or `null` when it is not granted.
    @Nullable Integer column(String item) {
        return shape.column(item);
    }

    /// The place of an item among the verifiable ones, or `null` when it is not granted.
    @Nullable Integer verifiable(String item) {
        return shape.verifiable(item);
    }
}
