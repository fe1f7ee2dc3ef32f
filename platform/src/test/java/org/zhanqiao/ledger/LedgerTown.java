package org.zhanqiao.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.proceeding.Decision;

/// Two agencies with their officers and heads, a bureau, and a way to act in their names.
public final class LedgerTown {

    public static final String PASSWORD = "correct horse battery";
    public static final String POLICE = "11370200MB4444442C";
    public static final String CIVIL = "11370200MB5555558D";

    public final Person officer;
    public final Person head;
    public final Person civilOfficer;
    public final Person civilHead;
    public final Person bureau;
    public final Person cityOffice;
    private final Cases cases;

    public LedgerTown(Identity identity, Cases cases) {
        this.cases = cases;
        identity.registerAgency(new Agency(POLICE, "ledger-police", "青岛市公安局", "市公安局", "370200"))
                .orThrow();
        identity.registerAgency(new Agency(CIVIL, "ledger-civil", "青岛市民政局", "市民政局", "370200"))
                .orThrow();
        officer = person(identity, "ledger.officer", "郑海燕", POLICE, Role.DATA_OFFICER);
        head = person(identity, "ledger.head", "冯国栋", POLICE, Role.SHARING_HEAD);
        civilOfficer = person(identity, "ledger.civil", "孙民政", CIVIL, Role.DATA_OFFICER);
        civilHead = person(identity, "ledger.civil.head", "李正平", CIVIL, Role.SHARING_HEAD);
        bureau = person(identity, "ledger.bureau", "陈督办", null, Role.BUREAU);
        cityOffice = person(identity, "ledger.city.office", "卫督查", null, Role.CITY_OFFICE);
    }

    private static Person person(Identity identity, String login, String name, @Nullable String agency, Role role) {
        return identity.registerPerson(new NewPerson(login, name, agency, Roles.of(role), PASSWORD, null))
                .orThrow();
    }

    public Case act(Case about, CaseAct kind, Person who, Map<String, String> detail) {
        return cases.act(new Decision<>(about.id(), about.version(), kind, "按职责分工", detail), who)
                .about();
    }

    public Case act(Case about, CaseAct kind, Person who) {
        return act(about, kind, who, Map.of());
    }

    public Case triaged(Case about) {
        return act(about, CaseAct.TRIAGE, bureau, Map.of(CaseDetail.DAYS, Integer.toString(about.days())));
    }

    public Case assigned(Case about) {
        return act(triaged(about), CaseAct.ASSIGN, bureau, Map.of(CaseDetail.AGENCY, POLICE));
    }

    public Case accepted(Case about) {
        return act(assigned(about), CaseAct.ACCEPT, officer, Map.of(CaseDetail.PERSON, officer.login()));
    }

    public Case remedied(Case about) {
        return act(accepted(about), CaseAct.REPORT_REMEDY, officer);
    }
}
