package org.zhanqiao.demand.agreements;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.RequestClocks;
import org.zhanqiao.identity.Identity;

/// What an agreement says, made from the request alone: parties, fields, purpose, duties, term, disposal.
/// Its language is Chinese, because it is a legal text of Chinese agencies.
@Component
final class AgreementText {

    private static final List<String> DUTIES = List.of(
            "乙方只将数据用于本协议写明的用途、场景和范围；未经甲方同意，不扩大范围、不改作他用、不提供给第三方（《政务数据共享条例》第二十五条）。",
            "乙方采取与数据级别相称的安全措施，防止数据泄露，不以汇聚、关联分析推知未获共享的信息（第二十五条）。",
            "乙方记录数据的使用场景、过程、成效、存储和销毁情况，保存不少于三年，接受甲方和政务数据共享主管部门检查（第二十九条）。",
            "乙方发现数据有误，向甲方提出校核申请；甲方在十个工作日内核实、更正并反馈（第二十六条）。",
            "甲方保证数据及时、准确；无正当理由不中止、不变更共享（第二十七条）。",
            "乙方超出约定使用数据的，甲方可以暂停共享并要求整改；拒不整改的，终止共享（第二十七条）。");

    private static final String DISPOSAL =
            "共享期满、用途完成或者本协议提前终止后，乙方停止使用，自次日起十个工作日内按甲方要求销毁或者处置所获数据及其副本，并在平台上书面确认（《政务数据共享条例》第二十七条）。";

    private final Identity identity;
    private final Catalog catalog;
    private final Offerings offerings;

    AgreementText(Identity identity, Catalog catalog, Offerings offerings) {
        this.identity = identity;
        this.catalog = catalog;
        this.offerings = offerings;
    }

    /// The canonical content.
    ///
    /// @param replaced the agreements that it takes the place of, and what it drops of each
    String of(AccessRequest request, List<Replaced> replaced, Instant made) {
        var ask = request.ask();
        var dataset = catalog.getDataset(request.dataset());
        var content = new LinkedHashMap<String, Object>();
        content.put("v", 1);
        content.put("title", "政务数据共享保密协议");
        content.put("request", request.id());
        content.put("provider", party(request.provider()));
        content.put("consumer", party(request.consumer()));
        content.put("system", identity.getSystem(ask.caller()).name());
        content.put(
                "serviceTitle",
                offerings.findOffering(ask.service()).map(Offering::title).orElse(ask.service()));
        content.put("datasetName", dataset.name());
        content.put("asked", ask.facts());
        content.put("fields", fields(ask.terms(), dataset));
        content.put("verifiable", titles(ask.terms().verifiable(), dataset));
        content.put(
                "keys",
                ask.terms().lookupKeys().stream()
                        .map(key -> titles(key, dataset))
                        .toList());
        content.put(
                "modes", ask.terms().modes().stream().map(Mode::text).sorted().toList());
        content.put("duties", DUTIES);
        content.put("disposal", DISPOSAL);
        content.put("disposalDays", RequestClocks.DISPOSAL_DAYS);
        content.put(
                "replaces",
                replaced.stream().map(each -> replaced(each, request, dataset)).toList());
        content.put("made", made.toString());
        return CanonicalJson.write(content);
    }

    /// By number and hash, with the items that have to be disposed of: those not given any more, with
    /// an empty mask, and those given under a mask from now on.
    private Map<String, Object> replaced(Replaced former, AccessRequest request, Dataset dataset) {
        var masks = request.ask().masks();
        boolean same = former.request().dataset().equals(dataset.code());
        var formerDataset = same ? dataset : catalog.getDataset(former.request().dataset());
        return Map.of(
                "request",
                former.request().id(),
                "sha256",
                former.agreement().sha256(),
                "made",
                former.agreement().made().toString(),
                "dropped",
                former.request().listDropped(request).stream()
                        .map(item -> Map.of(
                                "item",
                                item,
                                "title",
                                title(item, formerDataset),
                                "mask",
                                same && masks.containsKey(item)
                                        ? masks.get(item).text()
                                        : ""))
                        .toList());
    }

    private Map<String, Object> party(String code) {
        return Map.of("code", code, "name", identity.getAgency(code).name());
    }

    private static List<Map<String, Object>> fields(GrantTerms terms, Dataset dataset) {
        return terms.fields().stream()
                .map(field -> Map.<String, Object>of(
                        "item",
                        field.item(),
                        "title",
                        title(field.item(), dataset),
                        "level",
                        dataset.findItem(field.item())
                                .map(item -> item.level().number())
                                .orElse(0),
                        "mask",
                        field.mask().text()))
                .toList();
    }

    private static List<String> titles(List<String> items, Dataset dataset) {
        return items.stream().map(item -> title(item, dataset)).toList();
    }

    private static String title(String item, Dataset dataset) {
        return dataset.findItem(item).map(found -> found.title()).orElse(item);
    }
}
