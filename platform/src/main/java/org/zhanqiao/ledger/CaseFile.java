package org.zhanqiao.ledger;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.proceeding.History;
import org.zhanqiao.proceeding.Rung;

/// A case with what was done to it and who reported it.
///
/// @param reporters those of the cases that were merged into it too
public record CaseFile(
        Case about, History<CaseState, CaseAct> history, List<Reporter> reporters, List<Milestone> milestones) {

    public CaseFile {
        reporters = List.copyOf(reporters);
        milestones = List.copyOf(milestones);
    }

    /// What a person is to it; nothing for a stranger. Staff of the bureau whose own agency is responsible judge
    /// nothing.
    public Set<CaseParty> parties(Person person) {
        var parties = EnumSet.noneOf(CaseParty.class);
        var agency = person.agency().orElse("");
        boolean owns = !agency.isEmpty() && agency.equals(about.owner().agency());
        if (owns && person.roles().has(Role.DATA_OFFICER)) {
            parties.add(CaseParty.OWNER_OFFICER);
        }
        if (owns && person.roles().has(Role.SHARING_HEAD)) {
            parties.add(CaseParty.OWNER_HEAD);
        }
        if (person.roles().has(Role.BUREAU) && !owns) {
            parties.add(CaseParty.BUREAU);
        }
        if (person.roles().has(Role.CITY_OFFICE)) {
            parties.add(CaseParty.CITY_OFFICE);
        }
        boolean speaks = person.roles().hasAny(Role.DATA_OFFICER, Role.SHARING_HEAD);
        if (speaks && reporters.stream().anyMatch(reporter -> reporter.isOf(agency))) {
            parties.add(CaseParty.REPORTER);
        }
        return parties;
    }

    /// Whether a person may read it: the bureau, the city's government office, the responsible agency, an agency that
    /// reported it.
    public boolean isVisibleTo(Person person) {
        return person.roles().oversee() || !parties(person).isEmpty();
    }

    /// What a person can do to it now.
    public Set<CaseAct> possible(Person person) {
        return possible(parties(person));
    }

    Set<CaseAct> possible(Set<CaseParty> parties) {
        var possible = CaseLifecycle.GRAPH.listActs(about.state());
        possible.removeIf(kind -> kind.parties().stream().noneMatch(parties::contains) || !isOpenTo(kind));
        if (!parties.contains(CaseParty.BUREAU) && about.rung() != Rung.CITY_OFFICE) {
            possible.remove(CaseAct.SUPERVISE);
        }
        return possible;
    }

    private boolean isOpenTo(CaseAct kind) {
        boolean adjudicates = about.returned() >= CaseLifecycle.MOST_RETURNS;
        return switch (kind) {
            case RETURN -> !about.settled() && !adjudicates;
            case ASSIGN -> about.state() == CaseState.TRIAGED || !adjudicates;
            case ADJUDICATE -> adjudicates;
            case REACH_MILESTONE -> milestones.stream().anyMatch(milestone -> milestone.reached() == null);
            case FILE, TRIAGE, ACCEPT, NAME_PERSON, PLAN, PAUSE, RESUME, REPORT_REMEDY, VERIFY, REJECT_REMEDY -> true;
            case CONFIRM, DENY, LAPSE, REOPEN, REFUSE, MERGE, SPLIT, JOIN, LEAVE, SUPERVISE, NOTE, ESCALATE -> true;
        };
    }

    /// Those who are asked whether it is gone.
    public List<Reporter> asked() {
        return reporters.stream().filter(Reporter::isAsked).toList();
    }

    /// What each of those who reported it says of its remedy, first reported first.
    public List<ReporterAnswer> listAnswers() {
        return reporters.stream().map(each -> ReporterAnswer.of(each, this)).toList();
    }

    /// Whether a person reads what belongs to the reports alone, such as their photos: the bureau, and the agency
    /// that is responsible. Nobody else does, also who reported the same.
    public boolean isOpenWithReports(Person person) {
        var parties = parties(person);
        return person.roles().has(Role.BUREAU)
                || parties.contains(CaseParty.OWNER_OFFICER)
                || parties.contains(CaseParty.OWNER_HEAD);
    }

    /// How many of those who are asked say that it is gone.
    public long confirmed() {
        return asked().stream()
                .filter(reporter -> reporter.answer() == Reporter.Answer.CONFIRMED)
                .count();
    }

    private boolean wasTriaged() {
        return history.acts().stream().anyMatch(act -> act.kind() == CaseAct.TRIAGE);
    }

    /// Where an act leads.
    CaseState after(CaseAct kind) {
        var targets = CaseLifecycle.GRAPH.after(about.state(), kind);
        if (targets.size() < 2) {
            return targets.getFirst();
        }
        return switch (kind) {
            case VERIFY -> asked().isEmpty() ? CaseState.CLOSED : CaseState.VERIFIED;
            case CONFIRM, LEAVE -> confirmed() == asked().size() ? CaseState.CLOSED : about.state();
            // What nobody triaged has no limit and no campaign yet.
            case SPLIT, REOPEN -> wasTriaged() ? CaseState.TRIAGED : CaseState.RECEIVED;
            case FILE, TRIAGE, ASSIGN, ACCEPT, RETURN, ADJUDICATE, NAME_PERSON, PLAN, REACH_MILESTONE, PAUSE ->
                throw new IllegalStateException(kind + " leads to one state");
            case RESUME, REPORT_REMEDY, REJECT_REMEDY, DENY, LAPSE, REFUSE, MERGE, JOIN, SUPERVISE ->
                throw new IllegalStateException(kind + " leads to one state");
            case NOTE, ESCALATE -> throw new IllegalStateException(kind + " leads to one state");
        };
    }
}
