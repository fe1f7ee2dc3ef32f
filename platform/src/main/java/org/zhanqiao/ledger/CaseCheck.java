package org.zhanqiao.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.proceeding.AnswerBy;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;

/// Everything that is wrong with what somebody says in a case, at once.
@Component
class CaseCheck {

    static final int LONGEST_LIMIT = 250;

    private final Identity identity;
    private final CaseTable table;
    private final Campaigns campaigns;
    private final InstantSource clock;

    CaseCheck(Identity identity, CaseTable table, Campaigns campaigns, InstantSource clock) {
        this.identity = identity;
        this.table = table;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    List<InputError> listFlaws(CaseFile file, Decision<CaseAct> decision) {
        var flaws = new ArrayList<>(decision.listReasonFlaws(decision.kind().needsReason()));
        switch (decision.kind()) {
            case TRIAGE -> {
                days(flaws, said(decision, CaseDetail.DAYS));
                campaign(flaws, said(decision, CaseDetail.CAMPAIGN));
            }
            case ASSIGN, ADJUDICATE -> {
                agency(flaws, said(decision, CaseDetail.AGENCY));
                if (!said(decision, CaseDetail.PERSON).isEmpty()) {
                    person(flaws, said(decision, CaseDetail.AGENCY), said(decision, CaseDetail.PERSON));
                }
            }
            case ACCEPT, NAME_PERSON -> person(flaws, file.about().owner().agency(), said(decision, CaseDetail.PERSON));
            case PLAN -> plan(flaws, file, said(decision, CaseDetail.MILESTONES));
            case REACH_MILESTONE -> milestone(flaws, file, said(decision, CaseDetail.MILESTONE));
            case PAUSE -> ground(flaws, file, said(decision, CaseDetail.GROUND));
            case MERGE -> into(flaws, file, said(decision, CaseDetail.INTO));
            case SUPERVISE ->
                flaws.addAll(AnswerBy.listFlaws(
                        CaseDetail.ANSWER_BY,
                        said(decision, CaseDetail.ANSWER_BY),
                        clock.instant().atZone(Page.ZONE).toLocalDate()));
            // A proof is looked at where it is kept.
            case VERIFY, FILE, RETURN, RESUME, REPORT_REMEDY, REJECT_REMEDY, CONFIRM, DENY, LAPSE, REOPEN -> {}
            case REFUSE, SPLIT, JOIN, LEAVE, NOTE, ESCALATE -> {}
        }
        return flaws;
    }

    private static String said(Decision<CaseAct> decision, String name) {
        return decision.detail().getOrDefault(name, "");
    }

    private static void days(List<InputError> flaws, String said) {
        if (!isLimit(said)) {
            flaws.add(InputError.of(CaseDetail.DAYS, "ledger.days.stated", LONGEST_LIMIT));
        }
    }

    /// Whether a text is a limit in working days.
    static boolean isLimit(String said) {
        return said.matches("[1-9][0-9]{0,2}") && Integer.parseInt(said) <= LONGEST_LIMIT;
    }

    private void campaign(List<InputError> flaws, String said) {
        if (!said.isEmpty() && campaigns.find(said).isEmpty()) {
            flaws.add(InputError.of(CaseDetail.CAMPAIGN, "ledger.campaign.unknown"));
        }
    }

    private void agency(List<InputError> flaws, String said) {
        if (identity.findAgency(said).isEmpty()) {
            flaws.add(InputError.of(CaseDetail.AGENCY, "ledger.agency.unknown"));
        }
    }

    /// Whether somebody can be responsible for a case of an agency.
    boolean mayOwn(String agency, String login) {
        return identity.findPersonByLogin(login)
                .filter(Person::enabled)
                .filter(person -> agency.equals(person.agencyCode()))
                .filter(person -> person.roles().hasAny(Role.DATA_OFFICER, Role.SHARING_HEAD))
                .isPresent();
    }

    private void person(List<InputError> flaws, String agency, String said) {
        if (!mayOwn(agency, said)) {
            flaws.add(InputError.of(CaseDetail.PERSON, "ledger.person.unknown"));
        }
    }

    /// A roadmap ends within the limit. Where that is over already, any day is better than none.
    private void plan(List<InputError> flaws, CaseFile file, String said) {
        var milestones = Milestones.parse(said, flaws);
        var due = file.about().due();
        if (due == null || due.isBefore(clock.instant().atZone(Page.ZONE).toLocalDate())) {
            return;
        }
        for (var milestone : milestones) {
            if (milestone.day().isAfter(due)) {
                flaws.add(InputError.of(
                        CaseDetail.MILESTONES, "ledger.milestones.late", milestone.number(), milestone.day(), due));
            }
        }
    }

    private static void milestone(List<InputError> flaws, CaseFile file, String said) {
        if (file.milestones().stream()
                .noneMatch(milestone -> milestone.reached() == null
                        && Integer.toString(milestone.number()).equals(said))) {
            flaws.add(InputError.of(CaseDetail.MILESTONE, "ledger.milestone.chosen"));
        }
    }

    private static void ground(List<InputError> flaws, CaseFile file, String said) {
        if (file.about().kind().pauses().stream()
                .noneMatch(ground -> ground.name().equals(said))) {
            flaws.add(InputError.of(CaseDetail.GROUND, "ledger.pause.chosen"));
        }
    }

    private void into(List<InputError> flaws, CaseFile file, String said) {
        var target = table.find(said);
        if (said.isEmpty()) {
            flaws.add(InputError.of(CaseDetail.INTO, "ledger.into.missing"));
        } else if (said.equals(file.about().id())) {
            flaws.add(InputError.of(CaseDetail.INTO, "ledger.into.self"));
        } else if (target.isEmpty()) {
            flaws.add(InputError.of(CaseDetail.INTO, "ledger.into.unknown"));
        } else if (target.get().kind() != file.about().kind()) {
            flaws.add(InputError.of(CaseDetail.INTO, "ledger.into.kind"));
        } else if (!target.get().into().isEmpty()) {
            flaws.add(InputError.of(
                    CaseDetail.INTO, "ledger.into.merged", target.get().into()));
        } else if (target.get().state().isOver()) {
            flaws.add(InputError.of(CaseDetail.INTO, "ledger.into.over"));
        }
    }
}
