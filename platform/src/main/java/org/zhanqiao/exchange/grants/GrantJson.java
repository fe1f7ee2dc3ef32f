package org.zhanqiao.exchange.grants;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.TermsJson;
import tools.jackson.databind.JsonNode;

/// Grants as they are sent to the administrator's interface; the terms as [TermsJson] reads them.
final class GrantJson {

    private static final Set<String> MEMBERS = Set.of(
            "caller",
            "service",
            "purpose",
            "matter",
            "legalBasis",
            "terms",
            "caseRequired",
            "callsPerSecond",
            "callsPerDay",
            "lastGoodSeconds",
            "notBefore",
            "notAfter",
            "agreement");

    private GrantJson() {}

    /// A draft and what of it cannot be read. Without `notBefore` it begins now.
    record Reading(GrantDraft draft, List<GrantFlaw> flaws) {}

    static Reading read(JsonNode json, Instant now) {
        var flaws = new ArrayList<GrantFlaw>();
        TermsJson.listUnknown(json, MEMBERS, "", flaws);
        var from = json.path("notBefore").isMissingNode() ? now : instant(json, "notBefore", now, flaws);
        var draft = new GrantDraft(
                text(json, "caller"),
                text(json, "service"),
                text(json, "purpose"),
                text(json, "matter"),
                text(json, "legalBasis"),
                TermsJson.read(json.path("terms"), flaws),
                caseRequired(json.path("caseRequired"), flaws),
                (int) number(json, "callsPerSecond", -1, Integer.MAX_VALUE),
                number(json, "callsPerDay", -1, Long.MAX_VALUE),
                Duration.ofSeconds(number(json, "lastGoodSeconds", 0, GrantDraft.LONGEST_LAST_GOOD.toSeconds())),
                from,
                instant(json, "notAfter", from.plusSeconds(1), flaws),
                text(json, "agreement"));
        return new Reading(draft, List.copyOf(flaws));
    }

    private static boolean caseRequired(JsonNode node, List<GrantFlaw> flaws) {
        if (!node.isMissingNode() && !node.isBoolean()) {
            flaws.add(GrantFlaw.of(GrantRule.CASE_REQUIRED_READABLE));
        }
        return !node.isBoolean() || node.booleanValue();
    }

    private static Instant instant(JsonNode json, String member, Instant otherwise, List<GrantFlaw> flaws) {
        try {
            return OffsetDateTime.parse(text(json, member)).toInstant();
        } catch (DateTimeException e) {
            flaws.add(GrantFlaw.of(GrantRule.TERM_READABLE, member));
            return otherwise;
        }
    }

    /// A whole number; -1 for anything else, which the rules refuse.
    private static long number(JsonNode json, String member, long otherwise, long most) {
        var node = json.path(member);
        if (node.isMissingNode()) {
            return otherwise;
        }
        return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() <= most ? node.asLong() : -1;
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("").strip();
    }
}
