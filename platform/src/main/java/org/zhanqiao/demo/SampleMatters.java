package org.zhanqiao.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.items.Audience;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;

/// The matters of the city’s list of 2021 with their papers and holders. How many cases a year each has is
/// an assumption of the sample city; `docs/discovery.md` says which barrier is planted where.
@Component
class SampleMatters {

    /// The service behind which nothing answers: the interface that was moved without telling anybody.
    static final String UNSTABLE = "police.residence-permit-check";

    private static final String POLICE = "市公安局";
    private static final String CIVIL = "市民政局";
    private static final String LAND = "市自然资源和规划局";

    private final Matters matters;
    private final Exchange exchange;
    private final Identity identity;

    SampleMatters(Matters matters, Exchange exchange, Identity identity) {
        this.matters = matters;
        this.exchange = exchange;
        this.identity = identity;
    }

    /// A second interface on the register of residence permits, at an address where nothing listens; before grants are
    /// signed on it.
    void registerUnstable() {
        var source = "police-permit-gateway";
        var permits = exchange.getService("police.residence-permit");
        exchange.registerSource(
                new SourceDefinition(source, SourceKind.HTTP, "http://127.0.0.1:9/permits", "X-App-Key", ""),
                permits.agency(),
                "居住证核验接口");
        exchange.registerService(new DataService(
                UNSTABLE,
                permits.dataset(),
                permits.agency(),
                "居住证核验接口",
                source,
                "ids:permits:id_number",
                permits.rowKey(),
                null,
                permits.subjects(),
                Duration.ofSeconds(1),
                100));
    }

    /// The agencies, their datasets and their officers are there already.
    void make() {
        new Draft("SAMPLE-01", "出生", "medical-insurance", Audience.CITIZEN, 60_000)
                .brought("父母身份证", POLICE, "姓名", "公民身份号码", "出生日期", "住址")
                .brought("户口簿", POLICE)
                .brought("结婚证", CIVIL)
                .paper("出生医学证明", "市卫生健康委员会", Supply.GENERATED)
                .brought("银行卡", "")
                .put();
        new Draft("SAMPLE-02", "义务教育入学", "education", Audience.CITIZEN, 110_000)
                .brought("户口簿", POLICE)
                .paper("房产证", LAND, Supply.SHARED)
                .brought("居住证", POLICE)
                .brought("社保缴费证明", "市人力资源和社会保障局")
                .brought("出生医学证明", "市卫生健康委员会")
                .brought("身份证", POLICE, "姓名", "公民身份号码", "出生日期", "住址")
                .put();
        new Draft("SAMPLE-03", "就医付费", "medical-insurance", Audience.CITIZEN, 900_000)
                .paper("身份证", POLICE, Supply.SHARED, "姓名", "公民身份号码", "出生日期", "住址")
                .paper("参保凭证", "市医疗保障局", Supply.SHARED, "险种类型", "参保状态", "参保日期")
                .brought("信用记录", "市发展和改革委员会", "信用等级")
                .put();
        new Draft("SAMPLE-04", "职工退休", "human-resources", Audience.CITIZEN, 70_000)
                .paper("缴费年限证明", "市人力资源和社会保障局", Supply.SHARED, "累计缴费月数", "首次参保日期")
                .brought("户口簿", POLICE)
                .brought("独生子女证", "市卫生健康委员会", "独生子女证编号")
                .brought("承诺书", "")
                .put();
        new Draft("SAMPLE-05", "人才落户", "police", Audience.CITIZEN, 90_000)
                .brought("学历证书", "教育部", "学历", "毕业院校")
                .brought("社保缴费证明", "市人力资源和社会保障局")
                .brought("户口簿", POLICE)
                .brought("结婚证", CIVIL)
                .brought("房产证", LAND)
                .put();
        new Draft("SAMPLE-06", "医疗报销", "medical-insurance", Audience.CITIZEN, 400_000)
                .brought("电子票据", "市财政局", "票据代码", "票据号码")
                .brought("费用清单", "就诊医院", "收费项目", "收费金额")
                .brought("病历", "就诊医院", "出院诊断")
                .brought("救助对象证明", CIVIL, "救助对象类别")
                .put();
        new Draft("SAMPLE-07", "二手房水电气暖同步过户", "natural-resources", Audience.CITIZEN, 50_000)
                .paper("不动产权证书", LAND, Supply.SHARED)
                .brought("网签合同", "市住房和城乡建设局", "合同编号", "网签日期")
                .brought("完税证明", "市税务局", "税票号码")
                .brought("身份证", POLICE, "姓名", "公民身份号码", "出生日期", "住址")
                .brought("结婚证", CIVIL)
                .put();
        new Draft("SAMPLE-08", "企业证照变更", "market", Audience.ENTERPRISE, 120_000)
                .paper("营业执照", "市市场监督管理局", Supply.SHARED)
                .paper("法定代表人身份证", POLICE, Supply.SHARED, "姓名", "公民身份号码", "出生日期", "住址")
                .brought("房产证", LAND)
                .brought("股东会决议", "")
                .brought("章程修正案", "")
                .put();
    }

    /// A matter being put together.
    private final class Draft {
        private final String code;
        private final String name;
        private final String agency;
        private final Audience audience;
        private final long cases;
        private final List<Paper> papers = new ArrayList<>();

        Draft(String code, String name, String agency, Audience audience, long cases) {
            this.code = code;
            this.name = name;
            this.agency = agency;
            this.audience = audience;
            this.cases = cases;
        }

        Draft brought(String paper, String holder, String... items) {
            return paper(paper, holder, Supply.APPLICANT, items);
        }

        Draft paper(String paper, String holder, Supply supply, String... items) {
            papers.add(new Paper(paper, holder, supply, List.of(items)));
            return this;
        }

        void put() {
            var of = identity.findAgencyById(agency).map(Agency::code).orElseThrow();
            Person bureau = identity.findPersonByLogin("bureau").orElseThrow();
            matters.put(new MatterText(code, name, of, audience, cases, papers), 0, bureau);
        }
    }
}
