package org.zhanqiao.demo;

import static org.zhanqiao.demand.requests.ActKind.APPROVE;
import static org.zhanqiao.demand.requests.ActKind.ASK_EXTENSION;
import static org.zhanqiao.demand.requests.ActKind.CONFIRM_DISPOSAL;
import static org.zhanqiao.demand.requests.ActKind.CONSENT_EXTENSION;
import static org.zhanqiao.demand.requests.ActKind.DRAFT;
import static org.zhanqiao.demand.requests.ActKind.END;
import static org.zhanqiao.demand.requests.ActKind.NOTE_INCOMPLETE;
import static org.zhanqiao.demand.requests.ActKind.PROPOSE;
import static org.zhanqiao.demand.requests.ActKind.PROPOSE_APPROVAL;
import static org.zhanqiao.demand.requests.ActKind.PROPOSE_REFUSAL;
import static org.zhanqiao.demand.requests.ActKind.REFUSE;
import static org.zhanqiao.demand.requests.ActKind.SIGN_AS_CONSUMER;
import static org.zhanqiao.demand.requests.ActKind.SIGN_AS_PROVIDER;
import static org.zhanqiao.demand.requests.ActKind.SIGN_OFF;
import static org.zhanqiao.demand.requests.ActKind.WITHDRAW;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.ShareMode;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.Page;

/// Requests of the sample city: those of six months, and one in each of the states that a desk has to do with.
@Component
class SampleRequests {

    private static final int TERM_DAYS = 365;

    private final RequestHand hand;
    private final Past past;
    private final Identity identity;
    private final InstantSource clock;

    SampleRequests(RequestHand hand, Past past, Identity identity, InstantSource clock) {
        this.hand = hand;
        this.past = past;
        this.identity = identity;
        this.clock = clock;
    }

    /// The officers and heads of the agencies are there already, as `AGENCY-officer` and `AGENCY-head`.
    void make() {
        new Cases(new Cast(identity), past.listDays(), today()).all();
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }

    private final class Cases {
        private final Cast cast;
        private final List<LocalDate> days;
        private final LocalDate today;

        Cases(Cast cast, List<LocalDate> days, LocalDate today) {
            this.cast = cast;
            this.days = days;
            this.today = today;
        }

        void all() {
            monthsAgo();
            lately();
            now();
        }

        private void monthsAgo() {
            ask("housing-fund-withdrawal", "housing-fund", "police.resident", "id_number")
                    .why("异地职工提取核验户籍类别", "公积金提取", "户口簿复印件", "《住房公积金管理条例》第二十四条")
                    .field("register_kind", "none")
                    .signedOff()
                    .approved(4, 1)
                    .signed(5, 2)
                    .made(122);
            ask("education-enrolment", "education", "police.residence-permit", "id_number")
                    .why("随迁子女入学核验居住证", "义务教育入学", "居住证复印件", "《居住证暂行条例》第十二条")
                    .field("address", "district")
                    .field("valid_until", "none")
                    .signedOff()
                    .approved(3, 0)
                    .signed(3, 1)
                    .then(48, END, "本年度招生结束，不再使用")
                    .then(3, CONFIRM_DISPOSAL, "招生期间保存的核验结果已删除")
                    .made(104);
            ask("medical-insurance-settlement", "medical-insurance", "human-resources.social-insurance", "id_number")
                    .why("职工参保状态核验", "医疗费用报销", "参保缴费证明", "《社会保险法》第二十八条")
                    .field("status", "none")
                    .signedOff()
                    .then(6, ASK_EXTENSION, "缴费月数正在与税务部门核对", new ActDetail.Days(5))
                    .then(1, CONSENT_EXTENSION, "", new ActDetail.Days(5))
                    .approved(5, 1)
                    .signed(4, 3)
                    .made(86);
            ask("market-licence", "market", "natural-resources.property-right", "certificate_no")
                    .why("核验企业住所权属", "企业证照变更", "不动产权证复印件", "《市场主体登记管理条例》第二十四条")
                    .field("use", "none")
                    .signedOff()
                    .then(3, WITHDRAW, "改为由企业自主申报住所，不再核验权属")
                    .made(63);
        }

        private void lately() {
            ask("civil-affairs-marriage", "civil-affairs", "natural-resources.property-right", "owner_id")
                    .why("核对申请救助人员住房情况", "社会救助", "住房情况证明", "《社会救助暂行办法》第十一条")
                    .field("area_m2", "band:20")
                    .signedOff()
                    .approved(13, 1)
                    .signed(3, 1)
                    .made(45);
            ask("human-resources-retirement", "human-resources", "civil-affairs.marriage", "wife_id")
                    .why("退休待遇核定核验婚姻状况", "职工退休", "结婚证复印件", "《社会保险法》第十六条")
                    .verify("status")
                    .signedOff()
                    .approved(5, 1)
                    .signed(2, 1)
                    .made(27);
            ask("market-licence", "market", "housing-fund.account", "id_number")
                    .why("了解法定代表人公积金余额", "企业证照变更", "资产证明", "《市场主体登记管理条例》第二十四条")
                    .field("balance", "band:10000")
                    .signedOff()
                    .then(
                            6,
                            PROPOSE_REFUSAL,
                            "办理企业证照变更不需要法定代表人的公积金余额",
                            new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条"))
                    .then(1, REFUSE)
                    .made(16);
        }

        private void now() {
            ask("human-resources-retirement", "human-resources", "medical-insurance.enrolment", "id_number")
                    .why("退休人员医保待遇衔接核验", "职工退休", "医保参保凭证", "《社会保险法》第二十七条")
                    .field("kind", "none")
                    .signedOff()
                    .made(16);
            ask("natural-resources-transfer", "natural-resources", "housing-fund.account", "id_number")
                    .why("二手房过户核验公积金贷款状态", "二手房水电气暖同步过户", "公积金贷款结清证明", "《不动产登记暂行条例》第十六条")
                    .field("status", "none")
                    .signedOff()
                    .approved(4, 1)
                    .made(11);
            ask("market-licence", "market", "human-resources.social-insurance", "id_number")
                    .why("核对企业变更登记人员参保情况", "企业证照变更", "社保缴费证明", "《市场主体登记管理条例》第二十四条")
                    .field("status", "none")
                    .field("months_paid", "band:12")
                    .signedOff()
                    .then(
                            2,
                            NOTE_INCOMPLETE,
                            "",
                            new ActDetail.Missing(List.of("使用范围未写明哪些岗位可以看到", "未说明核对参保情况与变更登记的关系")))
                    .made(8);
            ask("medical-insurance-settlement", "medical-insurance", "civil-affairs.marriage", "wife_id")
                    .why("新生儿参保核验父母婚姻状况", "出生", "结婚证复印件", "《社会保险法》第二十五条")
                    .verify("status")
                    .signedOff()
                    .then(5, ASK_EXTENSION, "历史婚姻登记档案正在补录，需核对后答复", new ActDetail.Days(5))
                    .made(7);
            ask("civil-affairs-marriage", "civil-affairs", "human-resources.retirement", "id_number")
                    .why("核对申请救助人员退休状态", "社会救助", "退休证复印件", "《社会救助暂行办法》第十一条")
                    .field("status", "none")
                    .signedOff()
                    .made(3);
            ask("housing-fund-withdrawal", "housing-fund", "natural-resources.property-right", "owner_id")
                    .why("购房提取核验", "公积金提取", "房产证复印件", "《住房公积金管理条例》第二十四条")
                    .field("use", "none")
                    .field("address", "district")
                    .then(1, PROPOSE)
                    .made(2);
            ask("education-enrolment", "education", "health.birth", "certificate_no")
                    .why("核验出生信息", "义务教育入学", "出生医学证明", "《义务教育法》第十二条")
                    .field("child_name", "keep:1:0")
                    .field("birth_date", "year")
                    .made(0);
        }

        private Case ask(String caller, String consumer, String service, String key) {
            return new Case(this, caller, consumer, service, key);
        }

        private String agency(String id) {
            return identity.findAgencyById(id).orElseThrow().code();
        }
    }

    /// A request being put together.
    private final class Case {
        private final Cases cases;
        private final String caller;
        private final String consumer;
        private final String service;
        private final String key;
        private final Map<String, String> masks = new LinkedHashMap<>();
        private final List<String> verifiable = new ArrayList<>();
        private final List<RequestCourse.Step> steps = new ArrayList<>(List.of(new RequestCourse.Step(0, DRAFT)));
        private final Map<ActKind, SampleWords.Said> said = new LinkedHashMap<>();
        private SamplePurposes.Purpose why = new SamplePurposes.Purpose("", "", "", "");

        Case(Cases cases, String caller, String consumer, String service, String key) {
            this.cases = cases;
            this.caller = caller;
            this.consumer = consumer;
            this.service = service;
            this.key = key;
        }

        Case why(String purpose, String matter, String paper, String basis) {
            why = new SamplePurposes.Purpose(matter, purpose, paper, basis);
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

        Case then(int gap, ActKind act) {
            steps.add(new RequestCourse.Step(gap, act));
            return this;
        }

        Case then(int gap, ActKind act, String because) {
            return then(gap, act, because, new ActDetail.None());
        }

        Case then(int gap, ActKind act, String because, ActDetail detail) {
            said.put(act, new SampleWords.Said(because, detail));
            return then(gap, act);
        }

        Case signedOff() {
            return then(0, PROPOSE).then(1, SIGN_OFF);
        }

        Case approved(int proposed, int approved) {
            return then(proposed, PROPOSE_APPROVAL).then(approved, APPROVE);
        }

        Case signed(int provider, int consumerAfter) {
            return then(provider, SIGN_AS_PROVIDER).then(consumerAfter, SIGN_AS_CONSUMER);
        }

        /// @param ago working days since it was drafted
        void made(int ago) {
            var days = cases.days;
            int begin = days.size() - 1 - ago;
            var plan = new PlannedRequest(
                    begin,
                    cases.agency(consumer),
                    cases.agency(service.substring(0, service.indexOf('.'))),
                    text(),
                    steps,
                    said,
                    begin,
                    days.get(begin).plusDays(TERM_DAYS));
            new RequestWalk(hand, past, cases.cast, days, new SplittableRandom(begin), plan).go(cases.today);
        }

        private Ask text() {
            var fields = masks.entrySet().stream()
                    .map(each -> new GrantTerms.Field(each.getKey(), Mask.parse(each.getValue())))
                    .toList();
            return new Ask(
                    caller,
                    service,
                    why.purpose(),
                    why.matter(),
                    why.sparedPaper(),
                    why.legalBasis(),
                    "窗口和网上办理“" + why.matter() + "”时，由系统自动核验",
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
                    null,
                    2_000,
                    20);
        }
    }
}
