package org.zhanqiao.demo;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.demand.missing.MissingDecision;
import org.zhanqiao.demand.missing.MissingDetail;
import org.zhanqiao.demand.missing.Need;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;

/// What the sample city’s catalog does not hold: one to be looked at, one being written, one objected to.
@Component
class SampleMissing {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final MissingData missing;
    private final Identity identity;
    private final InstantSource clock;

    SampleMissing(MissingData missing, Identity identity, InstantSource clock) {
        this.missing = missing;
        this.identity = identity;
        this.clock = clock;
    }

    /// The agencies and their officers are there already, as `AGENCY-officer`.
    void make() {
        var income = missing.state(
                "居民家庭收入核对信息",
                new Need.Text(List.of("家庭成员姓名", "年工资性收入", "年经营净收入"), "核定救助对象的家庭收入", "社会救助", "收入证明", "《社会救助暂行办法》第五十八条"),
                person("civil-affairs-officer"));
        missing.second(
                income.id(),
                new Need.Text(List.of("家庭年收入"), "认定医疗救助对象", "医疗报销", "收入证明", "《社会救助暂行办法》第二十八条"),
                person("medical-insurance-officer"));
        var nursery = assign(
                missing.state(
                        "托育机构在托儿童信息",
                        new Need.Text(List.of("儿童姓名", "在托机构", "入托日期"), "入园报名时核对在托经历", "入园报名", "在托证明", "《学前教育法》第十三条"),
                        person("education-officer")),
                "health",
                "《人口与计划生育法》第二十八条");
        act(
                nursery,
                MissingActKind.ACCEPT,
                "health-officer",
                "托育机构备案时一并登记",
                new MissingDetail.Day(today().plusDays(45)));
        var contract = assign(
                missing.state(
                        "存量房买卖合同网签信息",
                        new Need.Text(
                                List.of("合同编号", "成交价格", "网签日期"), "核定购房提取额度", "公积金提取", "购房合同复印件", "《住房公积金管理条例》第二十四条"),
                        person("housing-fund-officer")),
                "natural-resources",
                "《城市房地产管理法》第三十五条");
        act(
                contract,
                MissingActKind.OBJECT,
                "natural-resources-officer",
                "合同网签由住房城乡建设部门办理，本单位只办理不动产登记",
                new MissingDetail.None());
    }

    private MissingDataset assign(MissingDataset stated, String agency, String basis) {
        var code = identity.findAgencyById(agency).map(Agency::code).orElseThrow();
        return act(
                stated, MissingActKind.ASSIGN, "bureau", "", new MissingDetail.Duty(code, basis, today().plusDays(7)));
    }

    private MissingDataset act(
            MissingDataset on, MissingActKind kind, String login, String because, MissingDetail detail) {
        return missing.act(new MissingDecision(on.id(), on.version(), kind, because, detail), person(login));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private Person person(String login) {
        return identity.findPersonByLogin(login).orElseThrow();
    }
}
