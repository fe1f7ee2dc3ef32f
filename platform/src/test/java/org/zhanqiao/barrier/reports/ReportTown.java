package org.zhanqiao.barrier.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.zhanqiao.barrier.KnownMatters;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// Those who have to do with reports in tests: an agency with an officer and a clerk, the bureau, a citizen; and one
/// registered counter.
@TestComponent
public class ReportTown {

    public static final String PASSWORD = "report-town-7";
    public static final String AGENCY = "11370200MB2846930X";
    public static final String HOLDER = "91370200163562681G";
    public static final String OFFICER = "report.officer";
    public static final String CLERK = "report.clerk";
    public static final String BUREAU = "report.bureau";
    public static final String CITIZEN = "report.citizen";

    private final Counter counter;

    ReportTown(Identity identity, Counters counters, KnownMatters known) {
        identity.registerAgency(new Agency(AGENCY, "report-realty", "青岛市不动产登记中心", "登记中心", "370200"))
                .orThrow();
        identity.registerAgency(new Agency(HOLDER, "report-holder", "青岛市某某局", "某某局", "370200"))
                .orThrow();
        person(identity, OFFICER, "登记中心数据专员", AGENCY, Role.DATA_OFFICER);
        person(identity, CLERK, "登记中心窗口人员", AGENCY, Role.CLERK);
        person(identity, BUREAU, "大数据局工作人员", null, Role.BUREAU);
        person(identity, CITIZEN, "办事群众", null, Role.CITIZEN);
        counter = counters.register(AGENCY, "不动产登记综合窗口", "市民中心一楼 12 号窗口");
        known.learn(KnownMatters.Kind.MATTER, List.of("二手房同步过户", "义务教育入学", "职工退休"));
        known.learn(KnownMatters.Kind.PAPER, List.of("不动产权证书", "户口簿", "结婚证"));
    }

    private static void person(Identity identity, String login, String name, @Nullable String agency, Role role) {
        identity.registerPerson(new NewPerson(login, name, agency, Roles.of(role), PASSWORD, null))
                .orThrow();
    }

    public Counter counter() {
        return counter;
    }
}
