package org.zhanqiao.demo;

import static org.zhanqiao.ledger.CaseAct.ACCEPT;
import static org.zhanqiao.ledger.CaseAct.ADJUDICATE;
import static org.zhanqiao.ledger.CaseAct.ASSIGN;
import static org.zhanqiao.ledger.CaseAct.CONFIRM;
import static org.zhanqiao.ledger.CaseAct.DENY;
import static org.zhanqiao.ledger.CaseAct.MERGE;
import static org.zhanqiao.ledger.CaseAct.NOTE;
import static org.zhanqiao.ledger.CaseAct.PAUSE;
import static org.zhanqiao.ledger.CaseAct.PLAN;
import static org.zhanqiao.ledger.CaseAct.REACH_MILESTONE;
import static org.zhanqiao.ledger.CaseAct.REFUSE;
import static org.zhanqiao.ledger.CaseAct.REJECT_REMEDY;
import static org.zhanqiao.ledger.CaseAct.REOPEN;
import static org.zhanqiao.ledger.CaseAct.REPORT_REMEDY;
import static org.zhanqiao.ledger.CaseAct.RETURN;
import static org.zhanqiao.ledger.CaseAct.SUPERVISE;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.HowOften;
import org.zhanqiao.barrier.reports.TimeSpent;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.PauseGround;
import org.zhanqiao.web.Page;

/// Cases of the sample city: of the last months, and one at least in each state that a case can stand in, on each rung
/// of the ladder.
@Component
class SampleCases {

    private final CaseHand hand;
    private final SampleCampaigns campaigns;
    private final SampleCounters counters;
    private final Exchange exchange;
    private final Identity identity;
    private final Past past;
    private final InstantSource clock;

    SampleCases(
            CaseHand hand,
            SampleCampaigns campaigns,
            SampleCounters counters,
            Exchange exchange,
            Identity identity,
            Past past,
            InstantSource clock) {
        this.hand = hand;
        this.campaigns = campaigns;
        this.counters = counters;
        this.exchange = exchange;
        this.identity = identity;
        this.past = past;
        this.clock = clock;
    }

    /// The officers and heads of the agencies are there already, as `AGENCY-officer` and `AGENCY-head`.
    void make() {
        campaigns.open(Map.of(
                "education", 3,
                "human-resources", 4,
                "natural-resources", 5,
                "medical-insurance", 4,
                "police", 3,
                "civil-affairs", 3));
        new Ledger(new ToldCase.Scene(
                        hand,
                        past,
                        new Cast(identity),
                        campaigns,
                        counters,
                        identity,
                        past.listDays(),
                        clock.instant().atZone(Page.ZONE).toLocalDate()))
                .all();
    }

    private final class Ledger {
        private final ToldCase.Scene scene;

        Ledger(ToldCase.Scene scene) {
            this.scene = scene;
        }

        /// Oldest first, so that their numbers rise.
        void all() {
            over();
            underWay();
            stuck();
            fresh();
        }

        private void over() {
            barrier(95, "义务教育入学", "不动产权证书")
                    .by("citizen-employee")
                    .said("网上报名填了产权证号，现场审核又要复印件，排队两个小时。", "学校\n市北区政务大厅 6 号窗口", HowOften.TWICE, TimeSpent.HALF_A_DAY)
                    .said("孩子入学，房产证原件看一遍、复印件交一份，说系统查不到。", "市北区政务大厅", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .putRight("education", 9, "报名系统已接入不动产登记核验，审核人员不再收取房产证复印件")
                    .then(2, CONFIRM, "今年给老二报名，没有再要房产证，谢谢")
                    .then(1, CONFIRM, "确实不要了")
                    .made();
            barrier(82, "门诊慢特病认定", "检查报告单")
                    .said("检查报告要回医院盖章，认定窗口说医院传来的看不了。", "医保中心 3 号窗口\n就诊医院", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .putRight("medical-insurance", 11, "与三家医院打通检查结果传输，窗口可直接查看，不再要求盖章报告")
                    .made();
            quality(66, "居民基本信息：民族栏为空", "police.resident", "抽查发现部分记录民族为空，办理少数民族考生加分审核时无法核对。", "")
                    .putRight("police", 5, "已从户籍底册补录，增加入库校验，空值不再上报")
                    .made();
            barrier(60, "二手房同步过户", "户口簿")
                    .by("citizen-home-owner")
                    .at(SampleCounters.Place.REALTY)
                    .said("户籍不是全市联网了吗？过户还要回家拿户口簿。", "市民中心 12 号窗口", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .showing()
                    .said(
                            "卖房要夫妻两个人的户口簿原件，老伴腿脚不便也得来。",
                            "市民中心 12 号窗口\n派出所",
                            HowOften.THREE_OR_FOUR,
                            TimeSpent.SEVERAL_DAYS)
                    .said("过户要户口簿复印件，自己复印还要两块钱。", "崂山区政务大厅", HowOften.ONCE, TimeSpent.HALF_A_DAY)
                    .putRight("natural-resources", 12, "窗口系统接入户籍信息核验，核验一致的不再收取户口簿")
                    .then(3, CONFIRM, "上周陪同事去过户，没要户口簿")
                    .then(1, CONFIRM, "老伴不用跑了")
                    .then(2, CONFIRM, "")
                    .made();
            quality(48, "企业登记信息：统一社会信用代码校验位错误", "market.enterprise", "税务比对时发现部分代码校验位不符，无法关联。", "natural-resources")
                    .putRight("market", 4, "已按登记档案逐条更正，并在录入环节增加校验位检查")
                    .then(2, CONFIRM, "抽查更正后的记录，均可关联")
                    .made();
            security(40, "离职人员账号未停用", "自查发现两名调离人员的接口管理账号仍可登录。", "energy")
                    .putRight("energy", 3, "已停用并清理全部离职人员账号，与人事系统按日同步")
                    .made();
        }

        private void underWay() {
            barrier(38, "随迁子女入学", "居住证")
                    .by("citizen-mother-of-newborn")
                    .said("居住证在手机上有，学校还是要复印件，说打印出来才算。", "学校\n街道便民服务中心", HowOften.TWICE, TimeSpent.HALF_A_DAY)
                    .putRight("education", 6, "已发通知，各校以电子居住证为准")
                    .then(2, CONFIRM, "学校通知改了")
                    .then(8, REOPEN, "回访两所学校，仍在收取居住证复印件，重新整改")
                    .then(2, NOTE, "已约谈两所学校，正在逐校核查通知落实情况")
                    .made();
            barrier(34, "失业金申领", "解除劳动合同证明")
                    .said("公司已经在网上办了停保，大厅还要一张盖章的证明。", "社保大厅", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .putRight("human-resources", 9, "以停保登记作为依据，不再要求另交证明")
                    .then(3, DENY, "昨天陪家人去办，窗口还是要")
                    .made();
            barrier(30, "供热开户", "身份证复印件")
                    .said("网上开户传了照片，营业厅说要复印件存档。", "供热营业厅", HowOften.TWICE, TimeSpent.HALF_A_DAY)
                    .triaged(1)
                    .saying(1, ASSIGN, "energy")
                    .then(14, SUPERVISE, "已超过接收时限，请于期限内接收并提出整改计划")
                    .then(8, SUPERVISE, "再次督办：至今未接收，请单位负责人说明原因")
                    .made();
            barrier(28, "人才落户", "学历证书")
                    .said("学信网能查到，派出所还是要毕业证原件。", "香港中路派出所", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .accepted("police")
                    .saying(1, PLAN, "梳理落户材料清单\n申请教育部学历核验接口\n窗口改用核验结果")
                    .saying(2, REACH_MILESTONE, "")
                    .then(2, PAUSE, "学历数据由教育部掌握，已通过省级平台提出申请，等待答复", PauseGround.SUPERIOR.name())
                    .made();
            barrier(22, "职工退休", "独生子女证")
                    .said("独生子女证三十年前的，找不到了，补一个要回老家。", "社保大厅\n街道计生办", HowOften.FIVE_OR_MORE, TimeSpent.OVER_A_WEEK)
                    .accepted("human-resources")
                    .then(3, PAUSE, "取消该材料需先修改退休奖励办法，已报市司法局列入修订计划", PauseGround.LEGISLATION.name())
                    .made();
            barrier(17, "二手房水电气暖同步过户", "完税证明")
                    .at(SampleCounters.Place.REALTY)
                    .said("契税在网上交了，过户窗口还要去税务大厅打完税证明。", "市民中心 12 号窗口\n税务大厅", HowOften.TWICE, TimeSpent.HALF_A_DAY)
                    .showing()
                    .accepted("natural-resources")
                    .saying(0, PLAN, "与税务部门确认电子税票字段\n窗口系统改造\n停收纸质完税证明")
                    .saying(3, REACH_MILESTONE, "")
                    .saying(3, REACH_MILESTONE, "")
                    .saying(4, REACH_MILESTONE, "")
                    .then(1, REPORT_REMEDY, "窗口系统已能读取电子税票，即日起停收纸质完税证明")
                    .made();
            barrier(16, "异地就医备案", "参保凭证")
                    .at(SampleCounters.Place.MEDICAL)
                    .said("备案时说系统里还是旧的参保地，要去打参保凭证。", "异地就医窗口\n医保中心", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .showing()
                    .said("备案窗口要参保证明，打热线又说不用开。", "异地就医窗口", HowOften.THREE_OR_FOUR, TimeSpent.SEVERAL_DAYS)
                    .putRight("medical-insurance", 6, "参保状态改为实时查询，备案窗口不再要求参保凭证")
                    .then(2, CONFIRM, "今天备案没有再要")
                    .made();
            barrier(15, "义务教育入学", "出生医学证明")
                    .said("户口簿上有出生日期，还要出生证。", "学校", HowOften.ONCE, TimeSpent.HALF_A_DAY)
                    .accepted("education")
                    .then(4, REPORT_REMEDY, "已在报名须知中删除该材料")
                    .then(1, REJECT_REMEDY, "须知已改，但抽查两所学校现场仍在收取，请落实到校后再报")
                    .made();
            quality(
                            9,
                            "结婚登记信息：2005 年以前的登记未入库",
                            "civil-affairs.marriage",
                            "二手房过户核验时，早年结婚的查无记录，只能让群众回家取证。",
                            "natural-resources")
                    .accepted("civil-affairs")
                    .saying(1, PLAN, "清点各区纸质档案\n扫描并著录\n入库并与公安数据比对\n使用部门抽查")
                    .saying(3, REACH_MILESTONE, "")
                    .made();
            barrier(9, "职工退休", "户口簿")
                    .by("citizen-retiree")
                    .said("说户籍信息更新慢，要看户口簿原件。", "社保大厅", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .accepted("human-resources")
                    .saying(1, PLAN, "核对户籍核验接口返回字段\n修改经办规程\n全市经办大厅执行")
                    .saying(4, REACH_MILESTONE, "")
                    .made();
            security(8, "批量导出未脱敏", "统计报表导出文件含完整证件号码，未按规定脱敏。", "health")
                    .accepted("health")
                    .saying(1, PLAN, "下线旧导出功能\n上线脱敏导出\n复查历史导出文件")
                    .saying(2, REACH_MILESTONE, "")
                    .then(2, REPORT_REMEDY, "旧导出功能已下线，新导出按字段脱敏并留痕")
                    .made();
        }

        /// Late, given back, refused, merged.
        private void stuck() {
            barrier(24, "不动产抵押登记", "婚姻状况证明")
                    .said(
                            "银行要我去民政局开单身证明，民政局说早就不开了。",
                            "市民中心 15 号窗口\n民政局婚姻登记处",
                            HowOften.THREE_OR_FOUR,
                            TimeSpent.SEVERAL_DAYS)
                    .accepted("natural-resources")
                    .saying(1, PLAN, "与银行业协会统一材料清单\n登记系统接入婚姻核验")
                    .then(19, SUPERVISE, "已超期，请说明与银行协调的进展并明确完成日期")
                    .made();
            barrier(21, "生育津贴申领", "出生医学证明")
                    .said("医院和医保都能看到，还是让我交复印件。", "医保中心", HowOften.TWICE, TimeSpent.HALF_A_DAY)
                    .accepted("medical-insurance")
                    .made();
            barrier(20, "最低生活保障申请", "收入证明")
                    .said("单位不给开收入证明，社区说没有就不能受理。", "社区居委会\n街道便民服务中心", HowOften.THREE_OR_FOUR, TimeSpent.OVER_A_WEEK)
                    .accepted("civil-affairs")
                    .made();
            var old = barrier(18, "二手房同步过户", "离婚证")
                    .said("复婚的，窗口查到的还是离婚，跑了三趟。", "市民中心 12 号窗口", HowOften.THREE_OR_FOUR, TimeSpent.SEVERAL_DAYS)
                    .accepted("civil-affairs")
                    .saying(1, PLAN, "比对复婚记录\n修正状态推送规则")
                    .made();
            barrier(16, "二手房过户", "离婚证和离婚协议")
                    .said("离婚十年了，还要离婚证原件和协议。", "城阳区政务大厅", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .triaged(1)
                    .saying(1, MERGE, old.about().id())
                    .made();
            barrier(13, "房屋过户", "婚姻登记记录证明")
                    .said("让去民政局打婚姻登记记录，民政局说可以共享。", "西海岸新区政务大厅\n民政局", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .saying(2, MERGE, old.about().id())
                    .made();
            barrier(18, "企业证照变更", "房产证")
                    .said("变更住所要房产证复印件，产业园统一出的也不认。", "市民中心企业开办专区", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .triaged(1)
                    .saying(1, ASSIGN, "natural-resources")
                    .then(2, RETURN, "变更登记的材料由登记机关规定，本单位只提供不动产核验接口")
                    .saying(1, ASSIGN, "market")
                    .then(2, RETURN, "住所核验接口不能返回产业园集群注册信息，应由数据提供单位补充")
                    .then(2, ADJUDICATE, "登记机关负责停收材料，不动产部门一周内补充集群注册字段", "market")
                    .saying(1, ACCEPT, "")
                    .made();
            barrier(14, "公积金提取", "无房证明")
                    .said("租房提取要无房证明，不动产大厅排队一上午。", "公积金中心\n不动产登记大厅", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .said("无房证明只管一个月，去年开的还要重开。", "公积金中心", HowOften.TWICE, TimeSpent.HALF_A_DAY)
                    .triaged(1)
                    .saying(1, ASSIGN, "housing-fund")
                    .then(3, RETURN, "住房信息由不动产部门掌握，本单位已提出申请，尚未获批")
                    .saying(1, ASSIGN, "natural-resources")
                    .then(4, RETURN, "查询接口早已开放，系本应用单位未改流程")
                    .made();
            barrier(12, "婚姻登记预约", "")
                    .said("周末能不能多放几个号？", "民政局婚姻登记处", HowOften.ONCE, TimeSpent.UNDER_AN_HOUR)
                    .then(1, REFUSE, "反映的是预约号源，不涉及重复提交材料，已转民政局便民服务热线办理")
                    .made();
            quality(
                            11,
                            "社会保险参保信息：停止更新",
                            "human-resources.social-insurance",
                            "入学资格核验查到的缴费月数停在上季度，家长只能自己去打印。",
                            "education")
                    .accepted("human-resources")
                    .made();
            barrier(7, "水电气暖过户", "不动产权证书")
                    .said("过户以后水、气还得分头跑，每家都要房产证。", "水务营业厅\n燃气营业厅", HowOften.TWICE, TimeSpent.ONE_DAY)
                    .triaged(1)
                    .saying(1, ASSIGN, "water")
                    .then(2, RETURN, "过户信息应由不动产登记部门推送，本单位收到后即可办理")
                    .made();
        }

        private void fresh() {
            security(5, "接口密钥多人共用", "两个业务系统共用一个调用密钥，无法区分调用来源。", "housing-fund")
                    .accepted("housing-fund")
                    .saying(1, PLAN, "分别申请密钥\n切换并停用旧密钥")
                    .made();
            barrier(3, "出生", "结婚证")
                    .by("citizen-mother-of-newborn")
                    .said("给孩子上医保又要结婚证，上户口时已经交过了。", "医保中心\n派出所", HowOften.THREE_OR_FOUR, TimeSpent.ONE_DAY)
                    .triaged(1)
                    .saying(1, ASSIGN, "medical-insurance")
                    .made();
            barrier(2, "人才落户", "社保缴费证明")
                    .said("社保局网站打印的没有章，派出所不认。", "派出所\n社保大厅", HowOften.TWICE, TimeSpent.HALF_A_DAY)
                    .triaged(1)
                    .made();
            security(2, "调用日志留存不足六个月", "抽查发现用水过户接口日志只保留三个月。", "")
                    .triaged(1)
                    .saying(0, ASSIGN, "water")
                    .made();
            barrier(1, "医疗报销", "病历")
                    .said("出院小结医院都上传了，报销还要复印整本病历。", "医保中心", HowOften.ONCE, TimeSpent.HALF_A_DAY)
                    .made();
        }

        private ToldCase barrier(int ago, String matter, String paper) {
            return new ToldCase(scene, CaseKind.BARRIER, ago, matter, paper);
        }

        private ToldCase quality(int ago, String title, String service, String what, String by) {
            return new ToldCase(scene, CaseKind.QUALITY, ago, title, what)
                    .by(by)
                    .about("/catalog/entries/" + exchange.getService(service).dataset());
        }

        private ToldCase security(int ago, String title, String what, String by) {
            return new ToldCase(scene, CaseKind.SECURITY, ago, title, what).by(by);
        }
    }
}
