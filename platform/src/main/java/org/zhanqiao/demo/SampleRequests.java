package org.zhanqiao.demo;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.RequestDecision;
import org.zhanqiao.demand.requests.ShareMode;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.protection.Mask;

/// Requests of the sample city, one in each of the states that a desk has to do with.
@Component
class SampleRequests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int TERM_DAYS = 365;

    private final AccessRequests requests;
    private final Agreements agreements;
    private final OfficerKeys keys;
    private final Identity identity;
    private final InstantSource clock;

    SampleRequests(
            AccessRequests requests, Agreements agreements, OfficerKeys keys, Identity identity, InstantSource clock) {
        this.requests = requests;
        this.agreements = agreements;
        this.keys = keys;
        this.identity = identity;
        this.clock = clock;
    }

    /// The officers and heads of the agencies are there already, as `AGENCY-officer` and `AGENCY-head`.
    void make() {
        new Case("education-enrolment", "education", "health.birth", "certificate_no")
                .why("核验出生信息", "义务教育入学", "出生医学证明", "《义务教育法》第十二条")
                .field("child_name", "keep:1:0")
                .field("birth_date", "year")
                .draft();
        new Case("housing-fund-withdrawal", "housing-fund", "natural-resources.property-right", "owner_id")
                .why("购房提取核验", "公积金提取", "房产证复印件", "《住房公积金管理条例》第二十四条")
                .field("use", "none")
                .field("address", "district")
                .proposed();
        new Case("civil-affairs-marriage", "civil-affairs", "human-resources.retirement", "id_number")
                .why("核对申请救助人员退休状态", "社会救助", "退休证复印件", "《社会救助暂行办法》第十一条")
                .field("status", "none")
                .submitted();
        var incomplete = new Case("market-licence", "market", "human-resources.social-insurance", "id_number")
                .why("核对企业变更登记人员参保情况", "企业证照变更", "社保缴费证明", "《市场主体登记管理条例》第二十四条")
                .field("status", "none")
                .field("months_paid", "band:12")
                .submitted();
        act(
                incomplete,
                ActKind.NOTE_INCOMPLETE,
                officer("human-resources"),
                "",
                new ActDetail.Missing(List.of("使用范围未写明哪些岗位可以看到", "未说明核对参保情况与变更登记的关系")));
        var extended = new Case(
                        "medical-insurance-settlement", "medical-insurance", "civil-affairs.marriage", "wife_id")
                .why("新生儿参保核验父母婚姻状况", "出生", "结婚证复印件", "《社会保险法》第二十五条")
                .verify("status")
                .submitted();
        act(extended, ActKind.ASK_EXTENSION, officer("civil-affairs"), "历史婚姻登记档案正在补录，需核对后答复", new ActDetail.Days(5));
        approved(
                new Case("natural-resources-transfer", "natural-resources", "housing-fund.account", "id_number")
                        .why("二手房过户核验公积金贷款状态", "二手房水电气暖同步过户", "公积金贷款结清证明", "《不动产登记暂行条例》第十六条")
                        .field("status", "none")
                        .submitted(),
                "housing-fund");
        inForce();
        refused();
    }

    private void inForce() {
        var approved = approved(
                new Case("human-resources-retirement", "human-resources", "civil-affairs.marriage", "wife_id")
                        .why("退休待遇核定核验婚姻状况", "职工退休", "结婚证复印件", "《社会保险法》第十六条")
                        .verify("status")
                        .submitted(),
                "civil-affairs");
        var provider = officer("civil-affairs");
        var consumer = officer("human-resources");
        keys.make(provider.id(), KeyAlgorithm.SM2_SM3);
        keys.make(consumer.id(), KeyAlgorithm.ED25519);
        var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, provider);
        agreements.sign(approved.id(), once.version(), Side.CONSUMER, consumer);
    }

    private void refused() {
        var submitted = new Case("market-licence", "market", "housing-fund.account", "id_number")
                .why("了解法定代表人公积金余额", "企业证照变更", "资产证明", "《市场主体登记管理条例》第二十四条")
                .field("balance", "band:10000")
                .submitted();
        var proposed = act(
                submitted,
                ActKind.PROPOSE_REFUSAL,
                officer("housing-fund"),
                "办理企业证照变更不需要法定代表人的公积金余额",
                new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条"));
        act(proposed, ActKind.REFUSE, head("housing-fund"), "", new ActDetail.None());
    }

    private AccessRequest approved(AccessRequest submitted, String provider) {
        var proposed = act(submitted, ActKind.PROPOSE_APPROVAL, officer(provider), "用途与职责相符", new ActDetail.None());
        return act(proposed, ActKind.APPROVE, head(provider), "", new ActDetail.None());
    }

    private AccessRequest act(AccessRequest request, ActKind kind, Person who, String because, ActDetail detail) {
        return requests.act(new RequestDecision(request.id(), request.version(), kind, because, detail), who);
    }

    private Person officer(String agency) {
        return identity.findPersonByLogin(agency + "-officer").orElseThrow();
    }

    private Person head(String agency) {
        return identity.findPersonByLogin(agency + "-head").orElseThrow();
    }

    /// A request being put together.
    private final class Case {
        private final String caller;
        private final String consumer;
        private final String service;
        private final String key;
        private final Map<String, String> masks = new LinkedHashMap<>();
        private final List<String> verifiable = new ArrayList<>();
        private String purpose = "";
        private String matter = "";
        private String sparedPaper = "";
        private String legalBasis = "";

        Case(String caller, String consumer, String service, String key) {
            this.caller = caller;
            this.consumer = consumer;
            this.service = service;
            this.key = key;
        }

        Case why(String newPurpose, String newMatter, String newPaper, String newBasis) {
            purpose = newPurpose;
            matter = newMatter;
            sparedPaper = newPaper;
            legalBasis = newBasis;
            return this;
        }

        Case field(String item, String mask) {
            masks.put(item, mask);
            return this;
        }

        Case verify(String item) {
            verifiable.add(item);
            return this;
        }

        AccessRequest draft() {
            var fields = masks.entrySet().stream()
                    .map(each -> new GrantTerms.Field(each.getKey(), Mask.parse(each.getValue())))
                    .toList();
            return requests.draft(
                    new Ask(
                            caller,
                            service,
                            purpose,
                            matter,
                            sparedPaper,
                            legalBasis,
                            "窗口和网上办理“" + matter + "”时，由系统自动核验",
                            "当次办件的申请人；只有经办人能看到核验结果",
                            ShareMode.INTERFACE,
                            new GrantTerms(
                                    Set.of(fields.isEmpty() ? Mode.VERIFY : Mode.QUERY),
                                    List.of(List.of(key)),
                                    fields,
                                    verifiable,
                                    Set.of(),
                                    List.of()),
                            Map.of(),
                            true,
                            LocalDate.ofInstant(clock.instant(), ZONE).plusDays(TERM_DAYS),
                            2_000,
                            20),
                    officer(consumer));
        }

        AccessRequest proposed() {
            return act(draft(), ActKind.PROPOSE, officer(consumer), "", new ActDetail.None());
        }

        AccessRequest submitted() {
            return act(proposed(), ActKind.SIGN_OFF, head(consumer), "用于减免材料，同意申请", new ActDetail.None());
        }
    }
}
