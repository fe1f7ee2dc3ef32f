package org.zhanqiao.demand;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.ControlEvidence;

/// Hands every signature, suspension, resumption and revocation of a grant to the evidence log, in its transaction.
@Component
class GrantEvidence {

    private final ControlEvidence evidence;

    GrantEvidence(ControlEvidence evidence) {
        this.evidence = evidence;
    }

    @EventListener
    void record(GrantChanged changed) {
        var grant = changed.grant();
        var end = grant.end();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", "GRANT");
        facts.put("grant", grant.id());
        facts.put("version", grant.version());
        facts.put("to", grant.state().name());
        facts.put("caller", grant.caller());
        facts.put("service", grant.service());
        facts.put("agreement", grant.agreement());
        facts.put("terms", CanonicalJson.sha256(TermsJson.write(grant.terms())));
        facts.put("by", end == null ? grant.signature().by() : end.by());
        facts.put("at", (end == null ? grant.signature().at() : end.at()).toString());
        evidence.record(
                "demand.grant:" + grant.id() + ":" + grant.version(),
                facts,
                end == null ? Map.of() : Map.of("because", end.because()));
    }
}
