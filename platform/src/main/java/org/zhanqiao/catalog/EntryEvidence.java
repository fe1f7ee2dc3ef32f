package org.zhanqiao.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.ControlEvidence;

/// Hands every act on an entry to the evidence log, in the transaction of the act. Writing at a draft is none.
@Component
public class EntryEvidence {

    private final ControlEvidence evidence;

    EntryEvidence(ControlEvidence evidence) {
        this.evidence = evidence;
    }

    @EventListener
    void record(EntryActed acted) {
        var act = acted.act();
        if (act.kind() == EntryAct.Kind.SAVED) {
            return;
        }
        var entry = acted.entry();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", act.kind().name());
        facts.put("entry", entry.code());
        facts.put("agency", entry.agency());
        facts.put("to", entry.state().name());
        facts.put("version", entry.version());
        facts.put("by", act.by());
        facts.put("at", act.at().toString());
        evidence.record(
                key(entry.code(), act.revision()),
                facts,
                act.because().isEmpty() ? Map.of() : Map.of("because", act.because()));
    }

    /// Where the acts on an entry stand, by revision; what is still on its way is missing.
    public Map<Long, Long> listPlaces(String entry) {
        var places = new LinkedHashMap<Long, Long>();
        evidence.listBelow(key(entry, ""))
                .forEach((key, standing) ->
                        places.put(Long.valueOf(key.substring(key(entry, "").length())), standing.entry()));
        return places;
    }

    private static String key(String entry, Object revision) {
        return "catalog.entry:" + entry + ":" + revision;
    }
}
