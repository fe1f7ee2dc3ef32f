package org.zhanqiao.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.zhanqiao.client.signature.Sha256;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.protection.Mask;

/// The deals of the sample city. They follow the matters of the city's lists: enrolment at school, retirement,
/// settlement after treatment, transfer of a home.
final class SampleGrants {

    /// A calling system of the sample city.
    record Caller(String code, String agency, String name, String purpose) {}

    static final List<Caller> CALLERS = List.of(
            new Caller("education-enrolment", "education", "义务教育入学报名系统", "核验入学资格，免去家长提交户口簿、房产证、社保证明"),
            new Caller("human-resources-retirement", "human-resources", "职工退休一件事系统", "核验退休条件，联办公积金和医保"),
            new Caller("medical-insurance-settlement", "medical-insurance", "医保结算系统", "先诊疗后付费与新生儿参保"),
            new Caller("natural-resources-transfer", "natural-resources", "不动产登记系统", "二手房与水电气热同步过户"),
            new Caller("civil-affairs-marriage", "civil-affairs", "婚姻登记系统", "婚姻登记核验身份和婚姻状况"),
            new Caller("market-licence", "market", "企业登记系统", "企业变更登记核验法定代表人身份"),
            new Caller("housing-fund-withdrawal", "housing-fund", "公积金提取系统", "退休、购房提取核验"));

    private final Instant from;
    private final Instant until;
    private final List<GrantDraft> drafts = new ArrayList<>();

    private SampleGrants(Instant from, Instant until) {
        this.from = from;
        this.until = until;
    }

    /// @param from  when they come into force
    /// @param until when their terms end
    static List<GrantDraft> of(Instant from, Instant until) {
        var grants = new SampleGrants(from, until);
        grants.enrolment();
        grants.retirement();
        grants.settlement();
        grants.transfer();
        grants.others();
        return List.copyOf(grants.drafts);
    }

    private void enrolment() {
        query("education-enrolment", "police.resident", "义务教育入学资格核验", "义务教育入学", true, "id_number")
                .field("name", "none")
                .field("birth_date", "none")
                .field("address", "none")
                .field("phone", "keep:3:4")
                .add();
        query("education-enrolment", "natural-resources.property-right", "义务教育入学资格核验", "义务教育入学", true, "owner_id")
                .field("address", "none")
                .field("use", "none")
                .field("certificate_no", "keep:4:4")
                .field("registered_on", "year")
                .add();
        query("education-enrolment", "human-resources.social-insurance", "义务教育入学资格核验", "义务教育入学", true, "id_number")
                .field("status", "none")
                .field("employer_name", "none")
                .field("months_paid", "band:12")
                .add();
        query("education-enrolment", SampleMatters.UNSTABLE, "义务教育入学资格核验", "义务教育入学", true, "id_number")
                .field("address", "none")
                .field("valid_until", "none")
                .add();
    }

    private void retirement() {
        verify("human-resources-retirement", "police.resident", "退休资格核验", "职工退休", "name", "status");
        query("human-resources-retirement", "housing-fund.account", "退休联办公积金", "职工退休", true, "id_number")
                .field("status", "none")
                .field("opened_on", "year")
                .field("balance", "band:10000")
                .add();
        verify(
                "human-resources-retirement",
                "medical-insurance.enrolment",
                "退休联办医保",
                "职工退休",
                "status",
                "treatment_level");
    }

    private void settlement() {
        query("medical-insurance-settlement", "health.birth", "新生儿参保登记", "出生", true, "certificate_no")
                .field("child_name", "none")
                .field("birth_date", "none")
                .field("mother_name", "none")
                .field("mother_id", "keep:6:4")
                .field("hospital", "none")
                .add();
        query("medical-insurance-settlement", "police.resident", "参保身份核验", "就医付费", false, "id_number")
                .field("name", "keep:1:0")
                .field("status", "none")
                .field("address", "district")
                .add();
    }

    private void transfer() {
        for (var utility : List.of("water.account", "energy.account")) {
            query("natural-resources-transfer", utility, "水电气热同步过户", "二手房水电气暖同步过户", true, "id_number")
                    .field("account_no", "none")
                    .field("service", "none")
                    .field("address", "none")
                    .field("status", "none")
                    .lastGood(Duration.ofHours(1))
                    .add();
        }
        query("natural-resources-transfer", "civil-affairs.marriage", "不动产共有人核验", "二手房水电气暖同步过户", true, "husband_id")
                .key("wife_id")
                .field("certificate_no", "keep:4:4")
                .field("wife_id", "pseudonym")
                .field("status", "none")
                .maskedLookup("wife_id")
                .add();
    }

    private void others() {
        query("civil-affairs-marriage", "police.resident", "婚姻登记身份核验", "婚姻登记", true, "id_number")
                .field("name", "none")
                .field("marital_status", "none")
                .field("phone", "hide")
                .add();
        verify("market-licence", "police.resident", "法定代表人身份核验", "企业证照变更", "name");
        query("housing-fund-withdrawal", "human-resources.retirement", "退休提取核验", "职工退休", true, "id_number")
                .field("status", "none")
                .field("retired_on", "none")
                .field("pension", "band:1000")
                .add();
        new Draft(
                        "human-resources-retirement",
                        "market.enterprise",
                        "用人单位状态核对",
                        "职工退休",
                        false,
                        Set.of(Mode.LIST, Mode.QUERY))
                .key("uscc")
                .field("uscc", "none")
                .field("name", "none")
                .field("status", "none")
                .field("industry", "none")
                .filter(new Condition(
                        "area_code", Condition.Comparison.ANY_OF, List.of("370202", "370203", "370212", "370214")))
                .add();
    }

    private Draft query(
            String caller, String service, String purpose, String matter, boolean caseRequired, String key) {
        return new Draft(caller, service, purpose, matter, caseRequired, Set.of(Mode.QUERY)).key(key);
    }

    private void verify(String caller, String service, String purpose, String matter, String... items) {
        var draft = new Draft(caller, service, purpose, matter, true, Set.of(Mode.VERIFY)).key("id_number");
        draft.verifiable.addAll(List.of(items));
        draft.add();
    }

    /// A deal being put together.
    private final class Draft {
        private final String caller;
        private final String service;
        private final String purpose;
        private final String matter;
        private final boolean caseRequired;
        private final Set<Mode> modes;
        private final List<List<String>> keys = new ArrayList<>();
        private final List<GrantTerms.Field> fields = new ArrayList<>();
        private final List<String> verifiable = new ArrayList<>();
        private final List<String> maskedLookups = new ArrayList<>();
        private final List<Condition> filter = new ArrayList<>();
        private Duration lastGood = Duration.ZERO;

        Draft(String caller, String service, String purpose, String matter, boolean caseRequired, Set<Mode> modes) {
            this.caller = caller;
            this.service = service;
            this.purpose = purpose;
            this.matter = matter;
            this.caseRequired = caseRequired;
            this.modes = modes;
        }

        Draft key(String item) {
            keys.add(List.of(item));
            return this;
        }

        Draft field(String item, String mask) {
            fields.add(new GrantTerms.Field(item, Mask.parse(mask)));
            return this;
        }

        Draft maskedLookup(String item) {
            maskedLookups.add(item);
            return this;
        }

        Draft filter(Condition condition) {
            filter.add(condition);
            return this;
        }

        Draft lastGood(Duration longest) {
            lastGood = longest;
            return this;
        }

        void add() {
            drafts.add(new GrantDraft(
                    caller,
                    service,
                    purpose,
                    matter,
                    "《政务数据共享条例》第二十条；《青岛市公共数据管理办法》",
                    new GrantTerms(modes, keys, fields, verifiable, Set.copyOf(maskedLookups), filter),
                    caseRequired,
                    500,
                    1_000_000,
                    lastGood,
                    from,
                    until,
                    agreement()));
        }

        /// There is no signed agreement in the sample city; the hash is of the deal's own words.
        private String agreement() {
            var words = String.join("\n", caller, service, purpose, matter);
            return HexFormat.of().formatHex(Sha256.of(words.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }
}
