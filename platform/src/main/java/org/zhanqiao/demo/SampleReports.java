package org.zhanqiao.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.Cause;
import org.zhanqiao.barrier.KnownMatters;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.HowOften;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.OwnBarrier;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.TimeSpent;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;

/// What people and agencies of the sample city report: several of one barrier, and one of most others.
@Component
class SampleReports {

    /// The agency whose clerk stands in demonstrations.
    static final String WINDOW = "natural-resources";

    private static final List<String> MATTERS =
            List.of("出生", "义务教育入学", "就医付费", "职工退休", "人才落户", "医疗报销", "水电气暖过户", "二手房同步过户", "企业证照变更");

    private static final List<String> PAPERS =
            List.of("身份证", "户口簿", "结婚证", "出生医学证明", "不动产权证书", "居住证", "社保缴费记录", "学历证书", "营业执照", "完税证明", "网签合同", "无房证明");

    private final Reports reports;
    private final SampleCounters counters;
    private final KnownMatters known;
    private final Identity identity;

    SampleReports(Reports reports, SampleCounters counters, KnownMatters known, Identity identity) {
        this.reports = reports;
        this.counters = counters;
        this.known = known;
        this.identity = identity;
    }

    /// The agencies, their officers and the clerk are there already.
    void make() {
        known.learn(KnownMatters.Kind.MATTER, MATTERS);
        known.learn(KnownMatters.Kind.PAPER, PAPERS);
        for (var place : SampleCounters.Place.values()) {
            counters.code(place);
        }
        var counter = counters.code(SampleCounters.Place.REALTY);
        online(
                counter,
                "二手房同步过户",
                "结婚证",
                "市民中心 12 号窗口\n民政局婚姻登记处",
                HowOften.TWICE,
                TimeSpent.ONE_DAY,
                "婚姻登记不是全市联网了吗？还是让我回去拿结婚证原件。");
        online(
                counter,
                "二手房同步过户",
                "结婚证",
                "市民中心 12 号窗口",
                HowOften.THREE_OR_FOUR,
                TimeSpent.SEVERAL_DAYS,
                "复婚的，窗口说系统里查到的还是离婚，跑了三趟。");
        online("", "二手房过户", "结婚证复印件", "崂山区政务大厅", HowOften.ONCE, TimeSpent.HALF_A_DAY, "");
        online(
                "",
                "义务教育入学",
                "不动产权证书",
                "学校\n市北区政务大厅 6 号窗口",
                HowOften.TWICE,
                TimeSpent.HALF_A_DAY,
                "网上报名填了产权证号，现场审核又要复印件。");
        online("", "职工退休", "户口簿", "社保大厅", HowOften.TWICE, TimeSpent.ONE_DAY, "说户籍信息更新慢，要看原件。");
        enter(
                Channel.TELEPHONE,
                "出生",
                "出生医学证明",
                "医院\n派出所\n社保大厅",
                HowOften.FIVE_OR_MORE,
                TimeSpent.OVER_A_WEEK,
                "孩子上户口、办社保卡、医保参保，每处都要出生证原件和复印件。");
        enter(Channel.COUNTER, "水电气暖过户", "不动产权证书", "水务营业厅\n燃气营业厅", HowOften.TWICE, TimeSpent.ONE_DAY, "过户以后水、气还得分头跑。");
        own("medical-insurance", "医疗报销", "救助对象信息", "civil-affairs", Cause.LATE_UPDATES, "救助名单按月更新，当月新增的对象不能一次结算。");
        own("education", "义务教育入学", "不动产登记信息", WINDOW, Cause.UNSTABLE_INTERFACE, "报名高峰期上午九到十一点，接口经常超时。");
    }

    private void online(
            String counter,
            String matter,
            String paper,
            String places,
            @Nullable HowOften howOften,
            @Nullable TimeSpent timeSpent,
            String story) {
        reports.enter(new NewReport(
                Channel.ONLINE,
                Answers.general(counter, matter, paper, places, howOften, timeSpent, story, "", ""),
                false,
                null,
                "",
                "",
                "",
                null));
    }

    private void enter(
            Channel channel,
            String matter,
            String paper,
            String places,
            HowOften howOften,
            TimeSpent timeSpent,
            String story) {
        reports.enter(new NewReport(
                channel,
                Answers.general("", matter, paper, places, howOften, timeSpent, story, "", ""),
                false,
                null,
                WINDOW + "-clerk",
                code(WINDOW),
                "",
                null));
    }

    private void own(String agency, String matter, String data, String holder, Cause cause, String story) {
        reports.enter(new OwnBarrier(matter, data, code(holder), cause, HowOften.FIVE_OR_MORE, story)
                .report(agency + "-officer", code(agency)));
    }

    private String code(String agency) {
        return identity.findAgencyById(agency).map(Agency::code).orElseThrow();
    }
}
