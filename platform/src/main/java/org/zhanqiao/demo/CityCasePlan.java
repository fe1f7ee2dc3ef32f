package org.zhanqiao.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.samplecity.FrontEndTable;

/// Which cases the whole city has: ten thousand in every state, of all three kinds, those of the same thing merged.
/// For equal agencies, tables, days and seed the same ones.
final class CityCasePlan {

    /// How many stand in each state; those that are merged go on in others.
    private static final Map<CaseState, Integer> STATES = states();

    private static final int REPORTS = 100_000;
    private static final int MOST_SIBLINGS = 5;
    private static final int MOST_REPORTS = 220;

    /// Of one thing that is closed: all of them confirmed it.
    private static final int MOST_CONFIRMED = 3;

    /// Working days over which what is over is spread.
    private static final int SPREAD = 210;

    /// Working days after which whoever is silent has lost the last word, and a few more.
    private static final int ANSWERED = 14;

    private static final List<String> DEFECTS =
            List.of("身份号码校验位错误", "更新滞后", "必填项缺失", "与公安人口信息姓名不一致", "重复记录", "行政区划代码已停用", "日期晚于登记日");
    private static final List<String> RISKS =
            List.of("调用密钥超过一年未更换", "调用来源地址超出登记范围", "管理账号多人共用", "调用日志留存不足六个月", "返回字段超出最小必要", "离职人员账号未停用", "夜间批量查询未说明用途");

    private final CityReportTexts texts;
    private final List<CityBarrierTopics.Topic> topics;
    private final List<FrontEndTable> tables;
    private final List<Agency> staffed;
    private final Map<String, Agency> byId;
    private final Function<CaseKind, Campaign> campaigns;
    private final List<LocalDate> days;

    /// @param staffed agencies that have a data officer and a head
    /// @param days    the working days before today, oldest first
    CityCasePlan(
            CityReportTexts texts,
            List<FrontEndTable> tables,
            List<Agency> staffed,
            Function<CaseKind, Campaign> campaigns,
            List<LocalDate> days) {
        this.texts = texts;
        this.tables = List.copyOf(tables);
        this.staffed = List.copyOf(staffed);
        this.byId = staffed.stream().collect(Collectors.toMap(Agency::id, Function.identity()));
        this.topics = CityBarrierTopics.list().stream()
                .filter(topic -> byId.containsKey(topic.office()))
                .toList();
        this.campaigns = campaigns;
        this.days = List.copyOf(days);
    }

    private static Map<CaseState, Integer> states() {
        var states = new EnumMap<CaseState, Integer>(CaseState.class);
        states.put(CaseState.RECEIVED, 300);
        states.put(CaseState.TRIAGED, 200);
        states.put(CaseState.ASSIGNED, 450);
        states.put(CaseState.RETURNED, 150);
        states.put(CaseState.ACCEPTED, 1_100);
        states.put(CaseState.PAUSED, 150);
        states.put(CaseState.REMEDIED, 300);
        states.put(CaseState.VERIFIED, 450);
        states.put(CaseState.CLOSED, 3_700);
        states.put(CaseState.CLOSED_UNCONFIRMED, 1_500);
        states.put(CaseState.REFUSED, 400);
        states.put(CaseState.MERGED, 1_300);
        return states;
    }

    /// How many stand in a state.
    ///
    /// @param part one of so many is made
    static int count(CaseState state, int part) {
        return Math.max(1, STATES.getOrDefault(state, 0) / part);
    }

    /// How many cases there are.
    static int count(int part) {
        return STATES.keySet().stream().mapToInt(state -> count(state, part)).sum();
    }

    /// How many reports there are, linked or not.
    static int reports(int part) {
        return REPORTS / part;
    }

    /// All but the merged ones, which go along with theirs, in the order in which they begin.
    List<PlannedCase> list(long seed, int part) {
        var random = new SplittableRandom(seed);
        var planned = new ArrayList<PlannedCase>();
        int merged = count(CaseState.MERGED, part);
        for (var state : STATES.keySet()) {
            if (state != CaseState.MERGED) {
                for (int i = 0; i < count(state, part); i++) {
                    int siblings = Math.min(merged, takesSiblings(state, i) ? 1 + random.nextInt(MOST_SIBLINGS) : 0);
                    planned.add(plan(state, siblings, random.nextLong()));
                    merged -= siblings;
                }
            }
        }
        planned.sort(Comparator.comparingInt(PlannedCase::begin));
        var numbered = new ArrayList<PlannedCase>();
        planned.forEach(each -> numbered.add(each.numbered(numbered.size())));
        return numbered;
    }

    /// Enough of them to take all that are merged; one that takes some is reported by citizens.
    private static boolean takesSiblings(CaseState state, int number) {
        return switch (state) {
            case ACCEPTED -> number % 12 == 0;
            case VERIFIED, REMEDIED -> number % 6 == 0;
            case CLOSED, CLOSED_UNCONFIRMED -> number % 20 == 0;
            case RECEIVED, TRIAGED, ASSIGNED, RETURNED, PAUSED, REFUSED, MERGED -> false;
        };
    }

    private PlannedCase plan(CaseState state, int siblings, long seed) {
        var random = new SplittableRandom(seed);
        CaseKind kind = siblings > 0 ? CaseKind.BARRIER : kind(state, random);
        var subject = texts.draw(topics, random);
        var table = CityReportTexts.pick(tables, random);
        Agency owner = switch (kind) {
            case BARRIER -> owner(subject);
            case QUALITY -> named(table.entry().agency().id());
            case SECURITY -> CityReportTexts.pick(staffed, random);
        };
        PlannedCase.Filed filed = switch (kind) {
            case BARRIER -> null;
            case QUALITY -> defect(table, other(owner, random), random);
            case SECURITY -> risk(random);
        };
        int most = state == CaseState.CLOSED ? MOST_CONFIRMED : MOST_REPORTS;
        int reports = filed == null ? crowd(random, most) : 0;
        var crowd = new ArrayList<Integer>();
        for (int i = 0; i < siblings; i++) {
            crowd.add(crowd(random, most));
        }
        int people = reports + crowd.stream().mapToInt(Integer::intValue).sum();
        var campaign = campaigns.apply(kind);
        var steps = CaseCourse.to(
                state, kind, campaign.code(), owner.code(), other(owner, random).code(), people, random);
        var whole = new PlannedCase(0, seed, kind, filed == null ? subject : null, filed, steps, 0, reports, crowd);
        return begun(whole, state, campaign, random);
    }

    private static CaseKind kind(CaseState state, RandomGenerator random) {
        int drawn = random.nextInt(10);
        // Where the bureau files it nobody is asked, so it waits for nobody and is closed with nobody's silence.
        boolean answered = state == CaseState.VERIFIED || state == CaseState.CLOSED_UNCONFIRMED;
        return drawn < 7 ? CaseKind.BARRIER : drawn < 9 || answered ? CaseKind.QUALITY : CaseKind.SECURITY;
    }

    /// A few are met by very many, most by a handful.
    private static int crowd(RandomGenerator random, int most) {
        return (int) Math.min(most, 2 / Math.pow(1 - random.nextDouble(), 0.85));
    }

    /// The office of the district, where it is on the platform; the city's otherwise.
    private Agency owner(CityReportTexts.Subject subject) {
        var office = subject.topic().office();
        Optional<Agency> near = staffed.stream()
                .filter(agency ->
                        agency.district().equals(subject.area()) && agency.id().endsWith("-" + office))
                .findFirst();
        return near.orElseGet(() -> named(office));
    }

    private Agency named(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow();
    }

    private Agency other(Agency than, RandomGenerator random) {
        Agency drawn;
        do {
            drawn = CityReportTexts.pick(staffed, random);
        } while (drawn.code().equals(than.code()));
        return drawn;
    }

    private static PlannedCase.Filed defect(FrontEndTable table, Agency by, RandomGenerator random) {
        var defect = CityReportTexts.pick(DEFECTS, random);
        return new PlannedCase.Filed(
                table.entry().name() + "：" + defect,
                by.shortName() + "在使用中发现“" + table.entry().name() + "”存在" + defect + "，抽查 " + (50 + random.nextInt(150))
                        + " 条，其中 " + (2 + random.nextInt(30)) + " 条有问题，影响办件核验。",
                table.service(),
                by.code());
    }

    private static PlannedCase.Filed risk(RandomGenerator random) {
        var risk = CityReportTexts.pick(RISKS, random);
        return new PlannedCase.Filed(risk, "安全检查发现：" + risk + "。请查明原因、立即整改，并排查同类系统。", "", "");
    }

    private PlannedCase begun(PlannedCase whole, CaseState state, Campaign campaign, RandomGenerator random) {
        int length = whole.gathered()
                + whole.steps().stream().mapToInt(CaseStep::gap).sum();
        int last = days.size() - 1;
        int end = state.isOver()
                ? last - ANSWERED - random.nextInt(Math.max(1, Math.min(SPREAD, last - length - ANSWERED)))
                : last - CaseCourse.waiting(state, random);
        int begin = Math.max(0, end - length);
        boolean within = !days.get(begin).isBefore(campaign.from());
        List<CaseStep> steps = within
                ? whole.steps()
                : whole.steps().stream()
                        .map(step -> step.said().equals(campaign.code())
                                ? new CaseStep(step.gap(), step.act(), step.because(), "")
                                : step)
                        .toList();
        return new PlannedCase(
                0,
                whole.seed(),
                whole.kind(),
                whole.subject(),
                whole.filed(),
                steps,
                begin,
                whole.reports(),
                whole.siblings());
    }
}
