package org.zhanqiao.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.PauseGround;

/// What people do to one case, from its triage to the state it is to stand in, and how many working days lie between.
final class CaseCourse {

    /// How many of a hundred agencies are late.
    private static final int LATE = 12;

    private static final List<String> DIFFICULT =
            List.of("该事项不属于本单位职责，请转有关部门", "数据由其他单位提供，本单位无法单独整改", "牵头单位尚未明确，请重新研究分工");
    private static final List<String> REMEDIES = List.of(
            "已改用系统核验，窗口不再收取该材料",
            "已修改办事指南并完成窗口培训，即日起停收",
            "接口已恢复稳定，连续两周无中断",
            "历史数据已补录入库，抽查一致",
            "更新频率由每月改为每日，核验结果实时有效",
            "已与有关部门打通数据，办件自动核验");
    private static final List<String> REJECTIONS = List.of("抽查两个窗口仍在收取，请落实后再报", "核验记录不完整，请补充现场情况", "只改了指南，系统尚未改造");
    private static final List<String> REFUSALS =
            List.of("反映的是办理时限，不涉及重复提交材料，已转热线", "法律规定须由申请人提交原件", "所称材料不是政府部门出具，全市没有掌握", "内容无法核实，且未留联系方式");
    private static final List<String> DENIALS = List.of("昨天去办还是要", "换了个窗口又要交", "只是换了个名字，材料还是那些");
    private static final List<String> GLAD = List.of("现在不用交了", "这次一趟就办好了", "窗口说系统里能查到", "", "");
    private static final List<String> PLANS =
            List.of("查明原因\n落实整改\n自查复核", "与数据提供单位对接\n改造业务系统\n窗口培训\n停收材料", "清点历史数据\n补录入库\n抽查比对");

    private final CaseKind kind;
    private final String campaign;
    private final String owner;
    private final String other;
    private final int people;
    private final RandomGenerator random;
    private final List<CaseStep> steps = new ArrayList<>();

    private CaseCourse(CaseKind kind, String campaign, String owner, String other, int people, RandomGenerator random) {
        this.kind = kind;
        this.campaign = campaign;
        this.owner = owner;
        this.other = other;
        this.people = people;
        this.random = random;
    }

    /// The acts that lead to a state; for one that is closed without everybody's word, the days do the rest.
    ///
    /// @param campaign its code, empty for none
    /// @param owner    code of the agency that is responsible in the end
    /// @param other    code of another, which gives it back where it is given back
    /// @param people   how many citizens reported it
    static List<CaseStep> to(
            CaseState state,
            CaseKind kind,
            String campaign,
            String owner,
            String other,
            int people,
            RandomGenerator random) {
        var course = new CaseCourse(kind, campaign, owner, other, people, random);
        course.lead(state);
        return List.copyOf(course.steps);
    }

    /// Working days for which a case has been waiting in a state, some longer than they may.
    static int waiting(CaseState state, RandomGenerator random) {
        boolean late = random.nextInt(100) < LATE;
        return switch (state) {
            case RECEIVED, TRIAGED -> random.nextInt(4);
            case ASSIGNED, RETURNED -> late ? 12 + random.nextInt(20) : random.nextInt(5);
            case ACCEPTED -> late ? 20 + random.nextInt(25) : random.nextInt(14);
            case PAUSED -> random.nextInt(40);
            case REMEDIED -> late ? 10 + random.nextInt(12) : random.nextInt(4);
            case VERIFIED -> random.nextInt(8);
            case CLOSED, CLOSED_UNCONFIRMED, REFUSED, MERGED -> 0;
        };
    }

    private void lead(CaseState state) {
        switch (state) {
            case RECEIVED -> {}
            case TRIAGED -> triage();
            case ASSIGNED -> assign();
            case RETURNED -> {
                giveBack();
                if (random.nextInt(3) == 0) {
                    steps.add(CaseStep.saying(1 + random.nextInt(2), CaseAct.ASSIGN, owner));
                    giveBackOnce();
                }
            }
            case ACCEPTED -> {
                accept();
                if (random.nextInt(8) == 0) {
                    remedy();
                    steps.add(CaseStep.because(1 + random.nextInt(2), CaseAct.REJECT_REMEDY, pick(REJECTIONS)));
                }
            }
            case PAUSED -> {
                accept();
                var grounds = kind.pauses();
                var ground = grounds.get(random.nextInt(grounds.size()));
                steps.add(new CaseStep(2 + random.nextInt(4), CaseAct.PAUSE, why(ground), ground.name()));
            }
            case REMEDIED -> {
                accept();
                remedy();
            }
            case VERIFIED -> verify();
            case CLOSED -> {
                verify();
                if (kind == CaseKind.BARRIER && random.nextInt(12) == 0) {
                    steps.add(CaseStep.because(2 + random.nextInt(6), CaseAct.DENY, pick(DENIALS)));
                    remedy();
                    steps.add(new CaseStep(1 + random.nextInt(2), CaseAct.VERIFY));
                }
                if (kind != CaseKind.SECURITY) {
                    steps.add(CaseStep.because(1 + random.nextInt(8), CaseAct.CONFIRM, pick(GLAD)));
                    for (int i = 1; i < people; i++) {
                        steps.add(CaseStep.because(random.nextInt(2), CaseAct.CONFIRM, pick(GLAD)));
                    }
                }
            }
            case CLOSED_UNCONFIRMED -> verify();
            case REFUSED -> steps.add(CaseStep.because(1 + random.nextInt(3), CaseAct.REFUSE, pick(REFUSALS)));
            case MERGED -> throw new IllegalArgumentException("a merged case goes on in another");
        }
    }

    private void triage() {
        steps.add(CaseStep.saying(random.nextInt(3), CaseAct.TRIAGE, campaign));
    }

    private void assign() {
        triage();
        steps.add(CaseStep.saying(random.nextInt(2), CaseAct.ASSIGN, owner));
    }

    private void giveBack() {
        triage();
        steps.add(CaseStep.saying(random.nextInt(2), CaseAct.ASSIGN, other));
        giveBackOnce();
    }

    private void giveBackOnce() {
        steps.add(CaseStep.because(1 + random.nextInt(3), CaseAct.RETURN, pick(DIFFICULT)));
    }

    private void accept() {
        if (random.nextInt(9) == 0) {
            giveBack();
            steps.add(CaseStep.saying(1, CaseAct.ASSIGN, owner));
        } else {
            assign();
        }
        steps.add(new CaseStep(1 + random.nextInt(3), CaseAct.ACCEPT));
        if (random.nextInt(3) == 0) {
            steps.add(CaseStep.saying(random.nextInt(2), CaseAct.PLAN, pick(PLANS)));
            steps.add(new CaseStep(1 + random.nextInt(3), CaseAct.REACH_MILESTONE));
        }
    }

    private void remedy() {
        boolean late = random.nextInt(100) < LATE;
        int gap = late ? 16 + random.nextInt(12) : 2 + random.nextInt(kind.workingDays() / 2);
        steps.add(CaseStep.because(gap, CaseAct.REPORT_REMEDY, pick(REMEDIES)));
    }

    private void verify() {
        accept();
        remedy();
        steps.add(new CaseStep(1 + random.nextInt(2), CaseAct.VERIFY));
    }

    private static String why(PauseGround ground) {
        return switch (ground) {
            case SUPERIOR -> "所需数据在省级平台，已提出申请，等待答复";
            case LEGISLATION -> "须先修改有关规定，已列入修订计划";
            case PERSON -> "需当事人到场核对原件，已书面通知";
        };
    }

    private String pick(List<String> list) {
        return CityReportTexts.pick(list, random);
    }
}
