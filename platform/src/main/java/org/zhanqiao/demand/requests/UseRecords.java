package org.zhanqiao.demand.requests;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.identity.Person;

/// The records of use that art. 29 demands of a consumer; the provider and the bureau read them. They are only ever
/// added.
@Service
public class UseRecords {

    /// Longest text, in characters.
    static final int LONGEST = 2_000;

    private static final Set<RequestState> USED = EnumSet.of(
            RequestState.IN_FORCE,
            RequestState.REDUCED,
            RequestState.ENDED,
            RequestState.EXPIRED,
            RequestState.SUPERSEDED,
            RequestState.DISPOSED);

    private final JdbcClient jdbc;
    private final AccessRequests requests;
    private final ControlEvidence evidence;
    private final InstantSource clock;

    UseRecords(JdbcClient jdbc, AccessRequests requests, ControlEvidence evidence, InstantSource clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.evidence = evidence;
        this.clock = clock;
    }

    /// What a consumer writes down.
    ///
    /// @param disposal may be empty
    public record Draft(String scene, String process, String effect, String storage, String disposal) {

        private List<AskFlaw> listFlaws() {
            var flaws = new ArrayList<AskFlaw>();
            var texts = new LinkedHashMap<String, String>();
            texts.put("scene", scene);
            texts.put("process", process);
            texts.put("effect", effect);
            texts.put("storage", storage);
            texts.forEach((field, text) -> {
                if (text.isBlank() || text.length() > LONGEST) {
                    flaws.add(AskFlaw.of(field, "demand.record." + field + ".stated", LONGEST));
                }
            });
            if (disposal.length() > LONGEST) {
                flaws.add(AskFlaw.of("disposal", "demand.record.disposal.stated", LONGEST));
            }
            return flaws;
        }
    }

    /// Whether somebody can add a record: an officer of the consumer, once there was use.
    public static boolean mayRecord(AccessRequest request, Person me) {
        return USED.contains(request.state())
                && Party.of(me, request.consumer(), request.provider()).contains(Party.CONSUMER_OFFICER);
    }

    /// Whether there was use of which nothing is recorded, or an end after which the disposal was not confirmed.
    public boolean isUnrecorded(AccessRequest request) {
        return switch (request.state()) {
            case REDUCED, ENDED, EXPIRED -> true;
            case IN_FORCE, SUPERSEDED, DISPOSED -> list(request.id()).isEmpty();
            case DRAFT,
                    AWAITING_SIGN_OFF,
                    SUBMITTED,
                    INCOMPLETE,
                    COMPLETION_PROPOSED,
                    APPROVAL_PROPOSED,
                    REFUSAL_PROPOSED,
                    APPROVED,
                    CONSUMER_SIGNED,
                    PROVIDER_SIGNED,
                    REFUSED,
                    WITHDRAWN -> false;
        };
    }

    /// Adds a record, with its digest in the evidence.
    ///
    /// @throws UnfitRequest    naming every text that is missing
    /// @throws RequestConflict when there was no use yet, or the person may not record it
    @Transactional
    public UseRecord record(String request, Draft draft, Person me) {
        var dossier = requests.lock(request, me);
        if (!mayRecord(dossier.request(), me)) {
            throw RequestConflict.impossible(
                    dossier.request(), dossier.history().last());
        }
        UnfitRequest.unlessEmpty(draft.listFlaws());
        var record = new UseRecord(
                request,
                list(request).size() + 1L,
                draft.scene().strip(),
                draft.process().strip(),
                draft.effect().strip(),
                draft.storage().strip(),
                draft.disposal().strip(),
                me.login(),
                me.name(),
                clock.instant());
        insert(record);
        evidence.record(
                record.evidenceKey(),
                Map.of(
                        "kind",
                        "USE_RECORD",
                        "request",
                        request,
                        "by",
                        record.by(),
                        "at",
                        record.at().toString()),
                Map.of("digest", digest(record)));
        return record;
    }

    private static String digest(UseRecord record) {
        return CanonicalJson.sha256(CanonicalJson.write(Map.of(
                "scene", record.scene(),
                "process", record.process(),
                "effect", record.effect(),
                "storage", record.storage(),
                "disposal", record.disposal())));
    }

    private void insert(UseRecord record) {
        jdbc.sql("""
                insert into demand.use_record
                  (request, number, scene, process, effect, storage, disposal, by_login, by_name, recorded_at)
                values (:request, :number, :scene, :process, :effect, :storage, :disposal, :login, :name, :at)
                """)
                .param("request", record.request())
                .param("number", record.number())
                .param("scene", record.scene())
                .param("process", record.process())
                .param("effect", record.effect())
                .param("storage", record.storage())
                .param("disposal", record.disposal())
                .param("login", record.by())
                .param("name", record.name())
                .param("at", Timestamp.from(record.at()))
                .update();
    }

    /// The records of a request, oldest first, for whoever sees the request.
    public List<UseRecord> listRecords(AccessRequest request) {
        return list(request.id());
    }

    private List<UseRecord> list(String request) {
        return jdbc.sql("""
                select request, number, scene, process, effect, storage, disposal, by_login, by_name, recorded_at
                from demand.use_record where request = :request order by number
                """)
                .param("request", request)
                .query((row, n) -> new UseRecord(
                        row.getString("request"),
                        row.getLong("number"),
                        row.getString("scene"),
                        row.getString("process"),
                        row.getString("effect"),
                        row.getString("storage"),
                        row.getString("disposal"),
                        row.getString("by_login"),
                        row.getString("by_name"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }
}
