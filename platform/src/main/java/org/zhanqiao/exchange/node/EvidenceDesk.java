package org.zhanqiao.exchange.node;

import io.netty.util.AsciiString;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.Logged;
import org.zhanqiao.identity.KeyedHash;
import tools.jackson.core.JsonGenerator;

/// Writes one entry per call into the evidence log and hands back the receipt once the entry is durable.
///
/// An entry is a JSON object without any personal value: identity numbers stand as salted commitments (in the
/// record's detail, which the entry commits to), the case number as a keyed one, request and answer as salted
/// digests whose salts only the caller gets.
final class EvidenceDesk {

    private static final int SALT = 16;
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final EvidenceLog log;
    private final String node;
    private final KeyedHash caseKey;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param caseKey 32 bytes; commits to case numbers, so that an auditor who knows one finds its calls
    EvidenceDesk(EvidenceLog log, String node, byte[] caseKey, SecureRandom random, InstantSource clock) {
        this.log = log;
        this.node = node;
        this.caseKey = new KeyedHash(caseKey);
        this.random = random;
        this.clock = clock;
    }

    /// What an entry is written from.
    ///
    /// @param service  as the caller named it
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
            int @Nullable [] columns,
            @Nullable MaskedRows rows,
            byte[] subjects,
            byte[] answer,
            long suppressed) {}

    /// Completes on the caller's event loop when the entry is durable; fails with [Stop.Unavailable].
    Future<Receipt> record(Facts facts) {
        var salts = new byte[2 * SALT];
        random.nextBytes(salts);
        var requestSalt = Arrays.copyOf(salts, SALT);
        var answerSalt = Arrays.copyOfRange(salts, SALT, 2 * SALT);
        var entry = entry(facts, requestSalt, answerSalt);
        Promise<Receipt> promise = Promise.promise();
        Context context = Vertx.currentContext();
        var _ = log.append(entry, facts.subjects()).whenComplete((logged, failure) -> {
            if (logged == null) {
                run(context, () -> promise.fail(new Stop.Unavailable(Outage.EVIDENCE_UNAVAILABLE, failure)));
            } else {
                run(context, () -> promise.complete(receipt(logged, entry, requestSalt, answerSalt)));
            }
        });
        return promise.future();
    }

    private static void run(@Nullable Context context, Runnable action) {
        if (context == null) {
            action.run();
        } else {
            context.runOnContext(_ -> action.run());
        }
    }

    private static Receipt receipt(Logged logged, byte[] entry, byte[] requestSalt, byte[] answerSalt) {
        var extra = Json.object(entry.length + 256, json -> {
            json.writeName("entry");
            json.writeUTF8String(entry, 0, entry.length);
            json.writeStringProperty("answerSalt", BASE64.encodeToString(answerSalt));
            json.writeStringProperty("requestSalt", BASE64.encodeToString(requestSalt));
        });
        return new Receipt(logged.index(), new AsciiString(BASE64.encode(logged.tlogProofBytes(extra)), false));
    }

    private byte[] entry(Facts facts, byte[] requestSalt, byte[] answerSalt) {
        return Json.object(1024, json -> {
            json.writeNumberProperty("v", 1);
            json.writeStringProperty("call", facts.callId());
            json.writeStringProperty("node", node);
            json.writeStringProperty("received", facts.times().received().toString());
            writeInstant(json, "asked", facts.times().asked());
            writeInstant(json, "answered", facts.times().answered());
            json.writeStringProperty("recorded", clock.instant().toString());
            json.writeStringProperty("outcome", facts.outcome());
            if (facts.reason() != null) {
                json.writeStringProperty("reason", facts.reason());
            }
            var caller = facts.caller();
            if (caller != null) {
                json.writeStringProperty("caller", caller.system());
                json.writeStringProperty("agency", caller.agency());
                json.writeStringProperty("key", caller.keyId());
                json.writeStringProperty("nonce", BASE64.encodeToString(caller.nonce()));
                json.writeNumberProperty("created", caller.created().getEpochSecond());
            }
            var plan = facts.plan();
            // A service the caller has no grant on is free text of the caller's and might be anything.
            json.writeStringProperty("service", plan == null ? "" : facts.service());
            writeRequest(json, facts.request());
            if (plan != null) {
                writePlan(json, plan, facts);
            }
            if (facts.rows() != null) {
                json.writeNumberProperty(
                        "rows",
                        facts.rows().rows().size() + facts.rows().matches().size());
                json.writeBooleanProperty("fresh", facts.rows().lastGoodAt() == null);
            }
            json.writeStringProperty("request", commitment(requestSalt, facts.requestBody()));
            json.writeStringProperty("answer", commitment(answerSalt, facts.answer()));
            if (facts.subjects().length > 0) {
                json.writeStringProperty("detail", BASE64.encodeToString(sha256(facts.subjects())));
            }
            if (facts.suppressed() > 0) {
                json.writeNumberProperty("suppressed", facts.suppressed());
            }
        });
    }

    private void writeRequest(JsonGenerator json, @Nullable CallRequest request) {
        if (request == null) {
            return;
        }
        json.writeStringProperty("mode", request.mode().text());
        json.writeNumberProperty("keys", request.keys().size());
        if (request.caseNumber() != null) {
            json.writeStringProperty("case", caseCommitment(request.caseNumber()));
        }
    }

    private static void writePlan(JsonGenerator json, Plan plan, Facts facts) {
        var terms = plan.definition;
        json.writeStringProperty("grant", terms.grant());
        json.writeStringProperty("provider", terms.provider());
        json.writeStringProperty("purpose", terms.purpose());
        json.writeStringProperty("matter", terms.matter());
        json.writeStringProperty("agreement", terms.agreement());
        if (facts.rows() != null && facts.request() != null) {
            json.writeArrayPropertyStart("fields");
            if (facts.columns() != null) {
                for (int column : facts.columns()) {
                    json.writeString(terms.columns().get(column).name());
                }
            }
            facts.request().values().stream()
                    .flatMap(values -> values.keySet().stream())
                    .distinct()
                    .forEach(json::writeString);
            json.writeEndArray();
        }
    }

    /// `base64(HMAC-SHA256(case key, case number))`.
    String caseCommitment(String caseNumber) {
        return BASE64.encodeToString(caseKey.of(caseNumber));
    }

    private static void writeInstant(JsonGenerator json, String name, @Nullable Instant instant) {
        if (instant != null) {
            json.writeStringProperty(name, instant.toString());
        }
    }

    private static String commitment(byte[] salt, byte[] content) {
        return BASE64.encodeToString(org.zhanqiao.client.Receipt.commitment(salt, content));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
