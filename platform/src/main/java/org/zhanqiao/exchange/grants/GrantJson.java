package org.zhanqiao.exchange.grants;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantAct;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.TermsJson;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.exchange.NodeSpread;
import org.zhanqiao.exchange.Withheld;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Grants as the administrator's interface reads and writes them; the terms as [TermsJson] does.
final class GrantJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private GrantJson() {}

    static Map<String, Object> write(Grant grant, Grant.Standing standing) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", grant.id());
        json.put("version", grant.version());
        json.put("state", grant.state().name());
        json.put("standing", standing.name());
        json.put("caller", grant.caller());
        json.put("service", grant.service());
        json.put("purpose", grant.purpose());
        json.put("matter", grant.matter());
        json.put("legalBasis", grant.legalBasis());
        json.put("terms", MAPPER.readTree(TermsJson.write(grant.terms())));
        json.put("caseRequired", grant.caseRequired());
        json.put("callsPerSecond", grant.callsPerSecond());
        json.put("callsPerDay", grant.callsPerDay());
        json.put("lastGoodSeconds", grant.lastGoodFor().toSeconds());
        json.put("notBefore", grant.notBefore().toString());
        json.put("notAfter", grant.notAfter().toString());
        json.put("agreement", grant.agreement());
        json.put("signedBy", grant.signature().by());
        json.put("signedAt", grant.signature().at().toString());
        return json;
    }

    static Map<String, Object> write(GrantAct act) {
        var json = new LinkedHashMap<String, Object>();
        json.put("version", act.version());
        json.put("act", act.kind().name());
        json.put("by", act.by());
        json.put("at", act.at().toString());
        json.put("because", act.because());
        return json;
    }

    static Map<String, Object> write(Withheld withheld) {
        var json = new LinkedHashMap<String, Object>();
        json.put("item", withheld.item());
        json.put("reason", withheld.reason().code());
        json.put("level", withheld.level());
        return json;
    }

    static Map<String, Object> write(NodeSpread.Spread spread) {
        var json = new LinkedHashMap<String, Object>();
        json.put("nodes", spread.nodes());
        json.put("reached", spread.reached());
        spread.within().ifPresent(within -> json.put("withinMillis", within.toMillis()));
        return json;
    }

    /// A draft and what of it cannot be read. Without `notBefore` it begins now.
    record Reading(GrantDraft draft, List<GrantFlaw> flaws) {}

    static Reading read(JsonNode json, Instant now) {
        var flaws = new ArrayList<GrantFlaw>();
        var from = json.path("notBefore").isMissingNode() ? now : instant(json, "notBefore", now, flaws);
        var draft = new GrantDraft(
                text(json, "caller"),
                text(json, "service"),
                text(json, "purpose"),
                text(json, "matter"),
                text(json, "legalBasis"),
                terms(json.path("terms"), flaws),
                json.path("caseRequired").asBoolean(true),
                (int) number(json, "callsPerSecond", -1, Integer.MAX_VALUE),
                number(json, "callsPerDay", -1, Long.MAX_VALUE),
                Duration.ofSeconds(number(json, "lastGoodSeconds", 0, GrantDraft.LONGEST_LAST_GOOD.toSeconds())),
                from,
                instant(json, "notAfter", from.plusSeconds(1), flaws),
                text(json, "agreement"));
        return new Reading(draft, List.copyOf(flaws));
    }

    private static GrantTerms terms(JsonNode json, List<GrantFlaw> flaws) {
        try {
            return TermsJson.read(json);
        } catch (UnfitGrant unfit) {
            flaws.addAll(unfit.flaws());
            return TermsJson.read("{}");
        }
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
