package org.zhanqiao.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.HowOften;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.TimeSpent;
import org.zhanqiao.samplecity.Divisions;

/// What people of the whole city write in their reports. Made up of parts, so that a hundred thousand of them differ,
/// and of what people say: nobody's name or number is in it, but for those who leave a number to be called.
final class CityReportTexts {

    /// How people call papers besides.
    private static final Map<String, List<String>> CALLED = Map.of(
            "房产证", List.of("房本", "不动产权证书"),
            "不动产权证书", List.of("房产证", "房本"),
            "户口簿", List.of("户口本"),
            "结婚证", List.of("结婚证明"),
            "社保缴费证明", List.of("社保记录", "社保证明"),
            "学历证书", List.of("毕业证"),
            "完税证明", List.of("税票"),
            "身份证", List.of("身份证正反面"));

    private static final List<String> FORMS = List.of("", "", "", "原件", "复印件", "原件和复印件");

    private static final List<String> BEGINS = List.of(
            "在%1$s办%2$s，窗口要%3$s。",
            "%2$s在网上已经填过了，到%1$s现场又要%3$s。",
            "去%1$s办%2$s，工作人员说没有%3$s不能受理。",
            "上个月办%2$s，%1$s让我回家拿%3$s。",
            "替家里老人办%2$s，%1$s非要%3$s。",
            "办%2$s排了半天队，轮到了才说缺%3$s。",
            "%1$s的办事指南上没写%3$s，到了窗口又要。",
            "已经在手机上传了%3$s，%1$s还要我再交一份。",
            "办%2$s，%1$s说要%3$s存档。",
            "第二次来办%2$s，上次没说要%3$s，这次又要。");

    private static final List<String> WHYS = List.of(
            "说系统里查不到。",
            "说和别的部门没有联网。",
            "说查到的信息不是最新的。",
            "说接口今天坏了，让明天再来或者带纸质的。",
            "说上面有规定，材料要齐。",
            "问为什么不能查，说没有权限。",
            "说早年的记录没有录进去。",
            "说区里的系统和市里的不通。",
            "说别的窗口不要，他们这里要。",
            "也没说为什么。",
            "");

    private static final List<String> COSTS = List.of(
            "来回跑了%1$d趟，请了%1$d次假。",
            "为这一张纸耽误了%1$d天。",
            "孩子没人带，抱着跑了%1$d个地方。",
            "住得远，坐车单程就要%1$d个小时。",
            "光复印就复印了%1$d份。",
            "开出来的证明只管%1$d个月，过期还得重开。",
            "店里关门%1$d天专门办这个。",
            "");

    private static final List<String> WISHES =
            List.of("能不能内部查一下？", "不是说一次办好吗？", "希望数据多跑路。", "别的城市早就不要了。", "建议统一一下各区的要求。", "请给个说法。", "");

    private final List<Divisions.Area> areas;
    private final Divisions divisions;

    CityReportTexts(Divisions divisions) {
        this.divisions = divisions;
        this.areas = divisions.listAreas();
    }

    /// One thing that people are asked for.
    ///
    /// @param topic what for
    /// @param paper as the office calls it
    /// @param area  code of the district
    record Subject(CityBarrierTopics.Topic topic, String paper, String area) {}

    Subject draw(List<CityBarrierTopics.Topic> topics, RandomGenerator random) {
        var topic = pick(topics, random);
        return new Subject(
                topic, pick(topic.papers(), random), pick(areas, random).code());
    }

    /// Somebody's report of it.
    NewReport write(Subject subject, boolean trapped, RandomGenerator random) {
        String matter = random.nextInt(4) > 0
                ? subject.topic().names().getFirst()
                : pick(subject.topic().names(), random);
        var called = CALLED.getOrDefault(subject.paper(), List.of());
        String paper = (called.isEmpty() || random.nextInt(3) > 0 ? subject.paper() : pick(called, random))
                + pick(FORMS, random);
        var place = place(subject.area(), random);
        String places = random.nextInt(3) > 0 ? place : place + "\n" + place(subject.area(), random);
        String contact = random.nextInt(5) == 0 ? "0532-8" + (1_000_000 + random.nextInt(9_000_000)) : "";
        return new NewReport(
                channel(random),
                Answers.general(
                        "",
                        matter,
                        paper,
                        places,
                        pick(List.of(HowOften.values()), random),
                        pick(List.of(TimeSpent.values()), random),
                        story(place, matter, paper, random),
                        "",
                        contact),
                trapped,
                null,
                "",
                "",
                "",
                null);
    }

    private String place(String area, RandomGenerator random) {
        var district = divisions.findArea(area).orElseThrow().name();
        if (random.nextInt(3) == 0) {
            return district + "政务服务大厅" + (1 + random.nextInt(40)) + "号窗口";
        }
        return district + pick(divisions.listStreetsOf(area), random).name() + "便民服务中心";
    }

    private static String story(String place, String matter, String paper, RandomGenerator random) {
        if (random.nextInt(12) == 0) {
            return "";
        }
        return pick(BEGINS, random).formatted(place, matter, paper)
                + pick(WHYS, random)
                + pick(COSTS, random).formatted(2 + random.nextInt(6))
                + pick(WISHES, random);
    }

    private static Channel channel(RandomGenerator random) {
        int drawn = random.nextInt(20);
        return drawn < 15 ? Channel.ONLINE : drawn < 18 ? Channel.COUNTER : Channel.TELEPHONE;
    }

    static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
