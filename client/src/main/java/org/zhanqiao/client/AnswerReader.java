package org.zhanqiao.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.VerifierKey;
import tools.jackson.databind.JsonNode;

/// Turns a reply into an answer, and refuses to take anything else for one.
final class AnswerReader {
    private static final String REFUSAL = "urn:zhanqiao:refusal:";
    private static final String UNAVAILABLE = "urn:zhanqiao:unavailable:";

    private final @Nullable VerifierKey logKey;

    AnswerReader(@Nullable VerifierKey logKey) {
        this.logKey = logKey;
    }

    <C> Answer<C> read(Reply reply, Content<C> content) {
        if (reply.status() == 200) {
            return served(reply, content);
        }
        Problem problem = problem(reply);
        Optional<Receipt> receipt = receipt(reply, problem.call());
        String type = problem.type().toString();
        if (type.startsWith(REFUSAL)) {
            return new Answer.Refused<>(type.substring(REFUSAL.length()), problem, receipt);
        }
        if (type.startsWith(UNAVAILABLE)) {
            return new Answer.Unavailable<>(type.substring(UNAVAILABLE.length()), problem, receipt);
        }
        throw reply.unexpected("the problem's type is neither a refusal nor an outage");
    }

    Description describe(Reply reply) {
        if (reply.status() != 200) {
            return new Description.Withheld(problem(reply));
        }
        return new Description.Described(json(reply).toString());
    }

    private <C> Answer<C> served(Reply reply, Content<C> content) {
        JsonNode json = json(reply);
        String call = Json.findText(json, "call").orElseThrow(() -> reply.unexpected("the member call is missing"));
        Receipt receipt = receipt(reply, call)
                .orElseThrow(() -> reply.unexpected("the header " + Receipt.HEADER + " is missing"));
        Timing timing = reply.findHeader(Timing.HEADER)
                .flatMap(Timing::find)
                .orElseThrow(() -> reply.unexpected("the header " + Timing.HEADER + " is missing or malformed"));
        C read;
        try {
            read = content.read(json);
        } catch (MalformedContent e) {
            throw reply.unexpected(e.reason());
        }
        return new Answer.Served<>(call, read, source(reply, json.path("source")), receipt, timing);
    }

    private static JsonNode json(Reply reply) {
        if (!reply.isOfType("application/json")) {
            throw reply.unexpected("the content type is not application/json");
        }
        ContentDigest.Check check =
                ContentDigest.check(reply.findHeader("Content-Digest").orElse(null), reply.body());
        if (check != ContentDigest.Check.MATCHES) {
            throw reply.unexpected(check.reason());
        }
        return Json.findObject(reply.body()).orElseThrow(() -> reply.unexpected("the content is not a JSON object"));
    }

    private static Source source(Reply reply, JsonNode source) {
        JsonNode fresh = source.path("fresh");
        JsonNode age = source.path("ageSeconds");
        if (fresh.isBoolean() && fresh.booleanValue()) {
            return new Source.Fresh();
        }
        if (fresh.isBoolean() && age.isIntegralNumber() && age.canConvertToLong()) {
            return new Source.LastGood(Duration.ofSeconds(age.longValue()));
        }
        throw reply.unexpected("the member source says neither fresh nor how old");
    }

    private static Problem problem(Reply reply) {
        if (!reply.isOfType("application/problem+json")) {
            throw reply.unexpected("the content type is not application/problem+json");
        }
        Optional<String> digest = reply.findHeader("Content-Digest");
        if (digest.isPresent() && ContentDigest.check(digest.get(), reply.body()) != ContentDigest.Check.MATCHES) {
            throw reply.unexpected(
                    ContentDigest.check(digest.get(), reply.body()).reason());
        }
        JsonNode json =
                Json.findObject(reply.body()).orElseThrow(() -> reply.unexpected("the content is not a JSON object"));
        URI type;
        try {
            type = URI.create(text(json, "type"));
        } catch (IllegalArgumentException e) {
            throw reply.unexpected("the problem's type is not a URI");
        }
        return new Problem(
                type,
                reply.status(),
                text(json, "title"),
                text(json, "detail"),
                text(json, "next"),
                text(json, "titleEn"),
                text(json, "detailEn"),
                text(json, "nextEn"),
                Json.findText(json, "call").orElse(null));
    }

    private Optional<Receipt> receipt(Reply reply, @Nullable String call) {
        Optional<String> header = reply.findHeader(Receipt.HEADER);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        String entry = reply.findHeader(Receipt.ENTRY_HEADER)
                .orElseThrow(() -> reply.unexpected("the header " + Receipt.ENTRY_HEADER + " is missing"));
        if (call == null) {
            throw reply.unexpected("a receipt without a call");
        }
        Receipt receipt;
        try {
            receipt = Receipt.ofHeaders(entry, header.get(), call, reply.body());
        } catch (IllegalArgumentException e) {
            throw reply.unexpected(String.valueOf(e.getMessage()));
        }
        if (logKey != null && receipt.verify(logKey) instanceof ReceiptCheck.NotGenuine(String reason)) {
            throw new ReceiptRejected(reason);
        }
        return Optional.of(receipt);
    }

    private static String text(JsonNode object, String member) {
        return Json.findText(object, member).orElse("");
    }

    /// How one kind of call reads its content.
    interface Content<C> {
        C read(JsonNode answer) throws MalformedContent;
    }
}
