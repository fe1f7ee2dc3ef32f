package org.zhanqiao.barrier.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.CaseProgress;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.protection.suggest.PersonalText;

/// What was done in a case, in the words in which its reporters are told. Reasons that officials give each other stay
/// with them; that a case is refused is told with its grounds.
@Component
class ReporterSteps {

    private static final String KEY = "barrier.step.";

    private final Identity identity;

    ReporterSteps(Identity identity) {
        this.identity = identity;
    }

    /// Oldest first.
    List<CaseProgress.Step> of(CaseFile file) {
        var steps = new ArrayList<CaseProgress.Step>();
        var agency = "";
        for (var act : file.history().acts()) {
            agency = act.said(CaseDetail.AGENCY).isEmpty() ? agency : name(act.said(CaseDetail.AGENCY));
            step(file.about().id(), act, agency).ifPresent(steps::add);
        }
        return List.copyOf(steps);
    }

    /// The one that an act is.
    Optional<CaseProgress.Step> last(CaseFile file) {
        return step(
                file.about().id(),
                file.history().last(),
                name(file.about().owner().agency()));
    }

    String name(String agency) {
        return agency.isEmpty()
                ? ""
                : identity.findAgency(agency).map(Agency::shortName).orElse(agency);
    }

    /// @param agency short name of the one that is responsible after it
    private static Optional<CaseProgress.Step> step(String id, Act<CaseState, CaseAct> act, String agency) {
        return switch (act.kind()) {
            case FILE -> said(act, "", id);
            case TRIAGE -> said(act, "", act.said(CaseDetail.DAYS));
            case ASSIGN, ADJUDICATE, ACCEPT, RETURN, RESUME, REPORT_REMEDY, REJECT_REMEDY, DENY, REOPEN ->
                said(act, "", agency);
            case SUPERVISE ->
                said(act, act.said(CaseDetail.OFFICE).isEmpty() ? "" : "." + act.said(CaseDetail.OFFICE), agency);
            case PAUSE -> said(act, act.said(CaseDetail.GROUND).isEmpty() ? "" : "." + act.said(CaseDetail.GROUND));
            case VERIFY ->
                act.said(CaseDetail.ANSWERS_UNTIL).isEmpty()
                        ? said(act, "")
                        : said(act, ".UNTIL", act.said(CaseDetail.ANSWERS_UNTIL));
            case CONFIRM, LAPSE, SPLIT -> said(act, "");
            // Whoever joins or leaves is told by their report; the others when it ends the case.
            case JOIN -> Optional.empty();
            case LEAVE -> act.to() == CaseState.CLOSED ? said(act, ".CLOSED") : Optional.empty();
            case REFUSE -> said(act, "", PersonalText.cover(act.because()));
            case MERGE -> said(act, "", act.said(CaseDetail.INTO));
            case ESCALATE -> said(act, agency.isEmpty() ? ".NOBODY" : "." + act.said(CaseDetail.RUNG), agency);
            // How an agency plans and who of it is responsible is its own matter.
            case NAME_PERSON, PLAN, REACH_MILESTONE, NOTE -> Optional.empty();
        };
    }

    private static Optional<CaseProgress.Step> said(Act<CaseState, CaseAct> act, String more, String... arguments) {
        return Optional.of(new CaseProgress.Step(
                act.at(), act.kind().name(), KEY + act.kind().name() + more, List.of(arguments)));
    }
}
