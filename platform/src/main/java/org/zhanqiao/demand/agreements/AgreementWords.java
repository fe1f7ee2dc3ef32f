package org.zhanqiao.demand.agreements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhanqiao.web.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agreement as people read it, made from the signed content and nothing else, so that nothing is read that was not
/// signed. In Chinese, as the content is.
///
/// @param title    of the document
/// @param sections in their order
public record AgreementWords(String title, List<Section> sections) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public AgreementWords {
        sections = List.copyOf(sections);
    }

    /// A numbered part of it.
    public record Section(String heading, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /// @param content canonical content of an agreement
    public static AgreementWords of(String content) {
        var json = JSON.readTree(content);
        var asked = json.path("asked");
        return new AgreementWords(
                text(json, "title"),
                List.of(
                        new Section("一、双方", parties(json)),
                        new Section("二、数据", data(json, asked)),
                        new Section(
                                "三、用途",
                                List.of(
                                        "用途：" + text(asked, "purpose"),
                                        "所办事项：" + text(asked, "matter") + "；办事人因此免交：" + text(asked, "sparedPaper"),
                                        "使用依据：" + text(asked, "legalBasis"),
                                        "使用场景：" + text(asked, "scene"),
                                        "使用范围：" + text(asked, "scope"))),
                        new Section("四、双方义务", texts(json.path("duties")).toList()),
                        new Section("五、期限", List.of("自双方签署完毕时起，至 " + text(asked, "until") + "（含当日）止。")),
                        new Section("六、到期处置", disposal(json))));
    }

    private static List<String> parties(JsonNode json) {
        var lines = new ArrayList<String>();
        lines.add("甲方（数据提供方）：" + party(json.path("provider")));
        lines.add("乙方（数据使用方）：" + party(json.path("consumer")));
        lines.add("依据共享申请 " + text(json, "request") + " 和甲方的同意答复订立，订立时间 " + time(text(json, "made")) + "。");
        json.path("replaces")
                .valueStream()
                .map(former -> "本协议生效时，取代共享申请 " + text(former, "request") + " 的协议（订立时间 " + time(text(former, "made"))
                        + "，SHA-256 " + text(former, "sha256") + "），该协议同时终止。")
                .forEach(lines::add);
        return lines;
    }

    private static List<String> disposal(JsonNode json) {
        var lines = new ArrayList<String>();
        lines.add(text(json, "disposal"));
        json.path("replaces").valueStream().forEach(former -> {
            var dropped = former.path("dropped")
                    .valueStream()
                    .map(AgreementWords::dropped)
                    .collect(Collectors.joining("、"));
            if (!dropped.isEmpty()) {
                lines.add("共享申请 " + text(former, "request") + " 的协议中，下列数据项不再按原样提供：" + dropped + "。乙方自本协议生效次日起 "
                        + json.path("disposalDays").asInt(0) + " 个工作日内，销毁或者处置此前获得的这些内容及其副本，并在平台上书面确认。");
            }
        });
        return lines;
    }

    private static String dropped(JsonNode item) {
        var mask = text(item, "mask");
        return text(item, "title") + (mask.isEmpty() ? "（不再提供）" : "（改为" + mask(mask) + "）");
    }

    private static List<String> data(JsonNode json, JsonNode asked) {
        var lines = new ArrayList<String>();
        lines.add("数据资源：" + text(json, "datasetName") + "；数据服务：" + text(json, "serviceTitle") + "（"
                + text(asked, "service") + "）");
        lines.add("调用系统：" + text(json, "system") + "（" + text(asked, "caller") + "）");
        json.path("fields")
                .valueStream()
                .map(field -> "返回数据项：" + text(field, "title") + "（" + text(field, "item") + "，"
                        + field.path("level").asInt(0) + " 级），" + mask(text(field, "mask")))
                .forEach(lines::add);
        var verifiable = texts(json.path("verifiable")).collect(Collectors.joining("、"));
        if (!verifiable.isEmpty()) {
            lines.add("只核验是否一致、不返回内容的数据项：" + verifiable);
        }
        var keys = json.path("keys")
                .valueStream()
                .map(key -> texts(key).collect(Collectors.joining("＋")))
                .collect(Collectors.joining("、"));
        if (!keys.isEmpty()) {
            lines.add("查询条件：" + keys);
        }
        asked.path("terms")
                .path("filter")
                .valueStream()
                .map(condition -> "只限符合条件的记录：" + text(condition, "item") + " " + text(condition, "comparison") + " "
                        + texts(condition.path("values")).collect(Collectors.joining("、")))
                .forEach(lines::add);
        lines.add("调用量：每秒不超过 " + asked.path("callsPerSecond").asLong(0) + " 次，每天不超过 "
                + asked.path("callsPerDay").asLong(0) + " 次"
                + (asked.path("caseRequired").asBoolean(false) ? "；每次调用须写明办件编号。" : "。"));
        return lines;
    }

    private static String mask(String mask) {
        var parts = mask.split(":", -1);
        return switch (parts[0]) {
            case "none" -> "返回原值";
            case "keep" -> ends(parts[1], parts[2]);
            case "hide" -> "隐去内容";
            case "pseudonym" -> "返回化名";
            case "year" -> "只返回年份";
            case "district" -> "只返回所在区市";
            case "band" -> "只返回所在区间（档宽 " + parts[1] + "）";
            case "sm4" -> "以乙方 SM4 密钥加密返回";
            default -> "按 " + mask + " 脱敏";
        };
    }

    private static String ends(String head, String tail) {
        if (tail.equals("0")) {
            return "只保留前 " + head + " 位";
        }
        return head.equals("0") ? "只保留后 " + tail + " 位" : "保留前 " + head + " 位和后 " + tail + " 位";
    }

    private static String party(JsonNode party) {
        return text(party, "name") + "（统一社会信用代码 " + text(party, "code") + "）";
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(each -> each.asString(""));
    }

    private static String time(String instant) {
        return time(Instant.parse(instant));
    }

    /// To the second, in the city's zone.
    static String time(Instant instant) {
        return instant.atZone(Page.ZONE)
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日 HH:mm:ss"));
    }
}
