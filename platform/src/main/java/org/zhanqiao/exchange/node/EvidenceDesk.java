package org.zhanqiao.exchange.node;

import io.netty.util.AsciiString;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.InstantText;
import org.zhanqiao.client.signature.Sha256;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.Logged;
import org.zhanqiao.identity.KeyedHash;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/// Writes one entry per call into the evidence log and hands back the receipt once the entry is durable.
///
/// An entry is a JSON object in ASCII without any personal value: identity numbers stand as salted commitments (in the
/// record's detail, which the entry commits to), the case number as a keyed one, and so the purpose that a call stated
/// which came to no grant; request and answer as salted digests whose salts only the caller gets.
final class EvidenceDesk {

    private static final int SALT = 16;
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    // Encoded once, not a call.
    private static final SerializedString CALL = new SerializedString("call");
    private static final SerializedString RECEIVED = new SerializedString("received");
    private static final SerializedString ASKED = new SerializedString("asked");
    private static final SerializedString ANSWERED = new SerializedString("answered");
    private static final SerializedString RECORDED = new SerializedString("recorded");
    private static final SerializedString OUTCOME = new SerializedString("outcome");
    private static final SerializedString REASON = new SerializedString("reason");
    private static final SerializedString NONCE = new SerializedString("nonce");
    private static final SerializedString SERVICE = new SerializedString("service");
    private static final SerializedString MODE = new SerializedString("mode");
    private static final SerializedString KEYS = new SerializedString("keys");
    private static final SerializedString CASE = new SerializedString("case");
    private static final SerializedString ROWS = new SerializedString("rows");
    private static final SerializedString FRESH = new SerializedString("fresh");
    private static final SerializedString CREATED = new SerializedString("created");
    private static final SerializedString REQUEST = new SerializedString("request");
    private static final SerializedString ANSWER = new SerializedString("answer");
    private static final SerializedString CLAIMED = new SerializedString("claimed");
    private static final SerializedString DETAIL = new SerializedString("detail");

    private final EvidenceLog log;
    private final SerializedString node;
    private final KeyedHash caseKey;
    private final KeyedHash purposeKey;
    private final ReceiptWriter receipts = new ReceiptWriter();

    /// @param caseKey    32 bytes; commits to case numbers, so that an auditor who knows one finds its calls
    /// @param purposeKey 32 bytes; commits to purposes that were stated and not granted, so that an auditor
    ///     can hold what a caller says it stated against the entry
    EvidenceDesk(EvidenceLog log, String node, byte[] caseKey, byte[] purposeKey) {
        this.log = log;
        this.node = Json.members(json -> json.writeStringProperty("node", node));
        this.caseKey = new KeyedHash(caseKey);
        this.purposeKey = new KeyedHash(purposeKey);
    }

    /// What an entry is written from.
    ///
    /// @param service  as the caller named it
    /// @param plan     the grant it was made under; `null` when it came to none
    /// @param known    a grant that its caller has on the service, when it came to none; `null` when
    ///                 there is none
    /// @param reason   of a refusal or outage; `null` when served
    /// @param subjects commitments of [org.zhanqiao.audit.SubjectSalts], one after the other
    record Facts(
            String callId,
            CallTimes times,
            String outcome,
            @Nullable String reason,
            @Nullable Caller caller,
            String service,
            @Nullable CallRequest request,
            byte[] requestBody,
            @Nullable Plan plan,
            @Nullable Plan known,
            int @Nullable [] columns,
            @Nullable MaskedRows rows,
            byte[] subjects,
            byte[] answer,
            long suppressed) {}

    /// Says that an entry is being made; one call of [#arrived] follows.
    void expect() {
        log.expect();
    }

    /// Says that what was expected has been recorded, or will not be.
    void arrived() {
        log.arrived();
    }

    /// Completes when the entry is durable; fails with [Stop.Unavailable].
    ///
    /// @param random makes the salts; nobody can foretell it
    /// @param loop   the caller's event loop, on which it completes
    Future<Receipt> record(Facts facts, RandomGenerator random, Executor loop) {
        var requestSalt = new byte[SALT];
        random.nextBytes(requestSalt);
        var answerSalt = new byte[SALT];
        random.nextBytes(answerSalt);
        var entry = entry(facts, requestSalt, answerSalt);
        Promise<Receipt> promise = Promise.promise();
        var _ = log.append(entry, facts.subjects(), loop).whenComplete((logged, failure) -> {
            if (logged == null) {
                promise.fail(new Stop.Unavailable(Outage.EVIDENCE_UNAVAILABLE, failure));
            } else {
                promise.complete(receipt(logged, entry, requestSalt, answerSalt));
            }
        });
        return promise.future();
    }

    /// The entry is ASCII, so it can stand in a header as it was hashed.
    private Receipt receipt(Logged logged, byte[] entry, byte[] requestSalt, byte[] answerSalt) {
        return new Receipt(
                logged.index(), receipts.write(logged, answerSalt, requestSalt), new AsciiString(entry, false));
    }

    private byte[] entry(Facts facts, byte[] requestSalt, byte[] answerSalt) {
        return Json.ascii(json -> {
            json.writeNumberProperty("v", 1);
            json.writeRaw(node);
            ascii(json, CALL, facts.callId());
            writeTimes(json, facts.times());
            ascii(json, OUTCOME, facts.outcome());
            if (facts.reason() != null) {
                ascii(json, REASON, facts.reason());
            }
            var caller = facts.caller();
            if (caller != null) {
                writeCaller(json, caller);
            }
            var plan = facts.plan();
            if (plan != null) {
                json.writeRaw(plan.evidence);
                writeRequest(json, facts.request());
                writeFields(json, plan, facts);
            } else {
                writeUngranted(json, facts);
            }
            if (facts.rows() != null) {
                json.writeName(ROWS);
                json.writeNumber(
                        facts.rows().rows().size() + facts.rows().matches().size());
                json.writeName(FRESH);
                json.writeBoolean(facts.rows().lastGoodAt() == null);
                writeDisputed(json, facts.rows().disputed());
            }
            base64(json, REQUEST, commitment(requestSalt, facts.requestBody()));
            base64(json, ANSWER, commitment(answerSalt, facts.answer()));
            if (facts.subjects().length > 0) {
                base64(json, DETAIL, Sha256.of(facts.subjects()));
            }
            if (facts.suppressed() > 0) {
                json.writeNumberProperty("suppressed", facts.suppressed());
            }
        });
    }

    /// That the caller was told which fields are disputed.
    private static void writeDisputed(JsonGenerator json, Set<String> fields) {
        if (!fields.isEmpty()) {
            json.writeArrayPropertyStart("disputed");
            fields.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void writeTimes(JsonGenerator json, CallTimes times) {
        raw(json, RECEIVED, InstantText.bytes(times.received()));
        if (times.asked() != null) {
            raw(json, ASKED, InstantText.bytes(times.asked()));
        }
        if (times.answered() != null) {
            raw(json, ANSWERED, InstantText.bytes(times.answered()));
        }
        if (times.recorded() != null) {
            raw(json, RECORDED, InstantText.bytes(times.recorded()));
        }
    }

    private static void writeCaller(JsonGenerator json, Caller caller) {
        json.writeRaw(caller.key().evidence);
        base64(json, NONCE, caller.nonce());
        json.writeName(CREATED);
        json.writeNumber(caller.created().getEpochSecond());
    }

    /// A service the caller has no grant on is free text of the caller's and might be anything, and so is the purpose;
    /// under a grant it is the grant's, in plain.
    private void writeUngranted(JsonGenerator json, Facts facts) {
        json.writeName(SERVICE);
        json.writeString(facts.known() == null ? "" : facts.service());
        if (facts.known() != null) {
            json.writeStringProperty("provider", facts.known().definition.provider());
        }
        var request = facts.request();
        writeRequest(json, request);
        if (request != null && request.purpose() != null) {
            base64(json, CLAIMED, purposeKey.of(request.purpose()));
        }
    }

    private void writeRequest(JsonGenerator json, @Nullable CallRequest request) {
        if (request == null) {
            return;
        }
        ascii(json, MODE, request.mode().text());
        json.writeName(KEYS);
        json.writeNumber(request.keys().size());
        if (request.caseNumber() != null) {
            base64(json, CASE, caseKey.of(request.caseNumber()));
        }
    }

    private static void writeFields(JsonGenerator json, Plan plan, Facts facts) {
        if (facts.rows() == null || facts.request() == null) {
            return;
        }
        if (Arrays.equals(facts.columns(), plan.shape.all)
                && facts.request().values().isEmpty()) {
            json.writeRaw(plan.shape.allFields);
            return;
        }
        json.writeArrayPropertyStart("fields");
        if (facts.columns() != null) {
            for (int column : facts.columns()) {
                json.writeString(plan.definition.columns().get(column).name());
            }
        }
        facts.request().values().stream()
                .flatMap(values -> values.keySet().stream())
                .distinct()
                .forEach(json::writeString);
        json.writeEndArray();
    }

    /// Text that needs no escaping.
    private static void ascii(JsonGenerator json, SerializedString name, String text) {
        raw(json, name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void base64(JsonGenerator json, SerializedString name, byte[] content) {
        raw(json, name, BASE64.encode(content));
    }

    private static void raw(JsonGenerator json, SerializedString name, byte[] text) {
        json.writeName(name);
        json.writeRawUTF8String(text, 0, text.length);
    }

    private static byte[] commitment(byte[] salt, byte[] content) {
        return org.zhanqiao.client.Receipt.commitment(salt, content);
    }
}
