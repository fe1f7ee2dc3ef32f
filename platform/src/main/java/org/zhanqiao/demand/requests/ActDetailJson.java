package org.zhanqiao.demand.requests;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zhanqiao.proceeding.Rung;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an act says beside its reason, as it stands in the database and in the evidence.
final class ActDetailJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ActDetailJson() {}

    static Map<String, Object> tree(ActDetail detail) {
        var json = new LinkedHashMap<String, Object>();
        switch (detail) {
            case ActDetail.None() -> {}
            case ActDetail.Missing(var points) -> json.put("missing", points);
            case ActDetail.Days(int days) -> json.put("workingDays", days);
            case ActDetail.Refusal(var ground, var basis) -> {
                json.put("ground", ground.name());
                json.put("basis", basis);
            }
            case ActDetail.Signature(var agreement, var keyId, var grant) -> {
                json.put("agreement", agreement);
                json.put("key", keyId);
                json.put("grant", grant);
            }
            case ActDetail.Escalation(var rung) -> json.put("rung", rung.name());
        }
        return json;
    }

    static String write(ActDetail detail) {
        return JSON.writeValueAsString(tree(detail));
    }

    static ActDetail read(String text) {
        JsonNode json = JSON.readTree(text);
        if (json.has("missing")) {
            return new ActDetail.Missing(
                    json.path("missing").valueStream().map(JsonNode::asString).toList());
        }
        if (json.has("workingDays")) {
            return new ActDetail.Days(json.path("workingDays").intValue());
        }
        if (json.has("ground")) {
            return new ActDetail.Refusal(
                    RefusalGround.valueOf(json.path("ground").asString()),
                    json.path("basis").asString());
        }
        if (json.has("agreement")) {
            return new ActDetail.Signature(
                    json.path("agreement").asString(),
                    json.path("key").asString(),
                    json.path("grant").asString());
        }
        return json.has("rung")
                ? new ActDetail.Escalation(Rung.valueOf(json.path("rung").asString()))
                : new ActDetail.None();
    }
}
