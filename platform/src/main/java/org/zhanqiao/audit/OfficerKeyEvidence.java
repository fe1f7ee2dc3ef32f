package org.zhanqiao.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.HeldKey;
import org.zhanqiao.identity.OfficerKeyChanged;

/// Binds keys to sign with to whose they are: each registration and each end is in the evidence log, in
/// the transaction in which it happened, so that what is published as somebody's key cannot be
/// exchanged later.
@Component
public class OfficerKeyEvidence {

    private static final String KEY = "identity.officer_key:";
    private static final String REGISTERED = ":registered";
    private static final String ENDED = ":ended";

    private final ControlEvidence evidence;

    OfficerKeyEvidence(ControlEvidence evidence) {
        this.evidence = evidence;
    }

    /// Where the registration of a key stands; empty while it is on its way, and for one older than
    /// this evidence.
    public Optional<ControlEvidence.Standing> findRegistration(String keyId) {
        return evidence.find(KEY + keyId + REGISTERED);
    }

    /// Where its end stands.
    public Optional<ControlEvidence.Standing> findEnd(String keyId) {
        return evidence.find(KEY + keyId + ENDED);
    }

    @EventListener
    void record(OfficerKeyChanged changed) {
        var held = changed.held();
        var key = held.key();
        var ended = key.endedAt();
        evidence.record(KEY + key.keyId() + (ended == null ? REGISTERED : ENDED), facts(held), Map.of());
    }

    private static Map<String, Object> facts(HeldKey held) {
        var key = held.key();
        var ended = key.endedAt();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", "OFFICER_KEY");
        facts.put("key", key.keyId());
        facts.put("fingerprint", key.fingerprint());
        facts.put("algorithm", key.algorithm().label());
        facts.put("publicKey", key.publicKey());
        facts.put("name", held.name());
        facts.put("agency", held.agency());
        facts.put("to", ended == null ? "REGISTERED" : "ENDED");
        facts.put("at", (ended == null ? key.registeredAt() : ended).toString());
        return facts;
    }
}
