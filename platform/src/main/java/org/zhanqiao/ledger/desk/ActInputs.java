package org.zhanqiao.ledger.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseProofs;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.LikelyOwner;
import org.zhanqiao.ledger.PauseGround;
import org.zhanqiao.proceeding.ActPage.Input;
import org.zhanqiao.proceeding.AnswerBy;

/// What the page of an act asks for besides the reason.
@Component
class ActInputs {

    private final CaseNames names;
    private final Cases cases;
    private final CaseProofs proofs;
    private final List<LikelyOwner> likely;

    ActInputs(CaseNames names, Cases cases, CaseProofs proofs, List<LikelyOwner> likely) {
        this.names = names;
        this.cases = cases;
        this.proofs = proofs;
        this.likely = List.copyOf(likely);
    }

    /// Names of what an act says besides its reason, in the order in which it is asked for.
    static List<String> says(CaseAct kind) {
        return switch (kind) {
            case TRIAGE -> List.of(CaseDetail.DAYS, CaseDetail.CAMPAIGN);
            case ASSIGN, ADJUDICATE -> List.of(CaseDetail.AGENCY);
            case ACCEPT, NAME_PERSON -> List.of(CaseDetail.PERSON);
            case PLAN -> List.of(CaseDetail.MILESTONES);
            case REACH_MILESTONE -> List.of(CaseDetail.MILESTONE);
            case PAUSE -> List.of(CaseDetail.GROUND);
            case VERIFY -> List.of(CaseDetail.EXHIBIT);
            case MERGE -> List.of(CaseDetail.INTO);
            case SUPERVISE -> List.of(CaseDetail.ANSWER_BY);
            case FILE, RETURN, RESUME, REPORT_REMEDY, REJECT_REMEDY, CONFIRM, DENY, LAPSE, REOPEN -> List.of();
            case REFUSE, SPLIT, JOIN, LEAVE, NOTE, ESCALATE -> List.of();
        };
    }

    /// What was typed under a name, as it is kept.
    static String said(String name, Map<String, String> typed) {
        var said = typed.getOrDefault(name, "");
        return name.equals(CaseDetail.INTO) ? Case.idOf(said) : said;
    }

    List<Input> of(CaseFile file, CaseAct kind, Map<String, String> typed) {
        var own = says(kind).stream()
                .filter(name -> !name.equals(CaseDetail.EXHIBIT)
                        || proofs.look(file.about()).isEmpty())
                .map(name -> input(file, name, typed.get(name)));
        return Stream.concat(own, Stream.of(Input.because(kind, typed.getOrDefault("because", ""))))
                .toList();
    }

    private Input input(CaseFile file, String name, @Nullable String typed) {
        var about = file.about();
        return switch (name) {
            case CaseDetail.DAYS ->
                line(name, "ledger.days", "ledger.days.hint", typed == null ? Integer.toString(about.days()) : typed);
            case CaseDetail.CAMPAIGN ->
                list(
                        name,
                        "ledger.campaign",
                        "",
                        typed == null ? about.campaign() : typed,
                        withNone(names.campaigns()));
            case CaseDetail.AGENCY ->
                list(
                        name,
                        "ledger.agency",
                        "ledger.agency.hint",
                        typed == null ? owner(about) : typed,
                        withNone(names.agencies()));
            case CaseDetail.PERSON ->
                list(
                        name,
                        "ledger.person",
                        "ledger.person.hint",
                        typed == null ? about.owner().person() : typed,
                        names.staff(about.owner().agency()));
            case CaseDetail.MILESTONES ->
                new Input(
                        name,
                        Input.Kind.TEXT,
                        "ledger.milestones",
                        "ledger.milestones.hint",
                        typed == null ? cases.roadmap(file) : typed,
                        Map.of());
            case CaseDetail.MILESTONE -> list(name, "ledger.milestone", "", text(typed), open(file));
            case CaseDetail.GROUND ->
                new Input(name, Input.Kind.CHOICE, "ledger.pause", "ledger.pause.hint", text(typed), grounds(file));
            case CaseDetail.EXHIBIT ->
                list(name, "ledger.exhibit", "ledger.exhibit.sign", text(typed), exhibits(about.id()));
            case CaseDetail.INTO -> line(name, "ledger.into", "ledger.into.hint", text(typed));
            case CaseDetail.ANSWER_BY -> AnswerBy.input(text(typed));
            default -> throw new IllegalArgumentException("nothing is asked for under " + name);
        };
    }

    /// Who is responsible, or whose duty it is by what is reported.
    private String owner(Case about) {
        return about.owner().agency().isEmpty()
                ? likely.stream()
                        .flatMap(each -> each.find(about).stream())
                        .findFirst()
                        .orElse("")
                : about.owner().agency();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static Input line(String name, String label, String hint, String value) {
        return new Input(name, Input.Kind.LINE, label, hint, value, Map.of());
    }

    private static Input list(String name, String label, String hint, String value, Map<String, String> options) {
        return new Input(name, Input.Kind.LIST, label, hint, value, options);
    }

    private static Map<String, String> withNone(Map<String, String> names) {
        var all = new LinkedHashMap<String, String>();
        all.put("", "—");
        all.putAll(names);
        return all;
    }

    private static Map<String, String> open(CaseFile file) {
        var open = new LinkedHashMap<String, String>();
        file.milestones().stream()
                .filter(milestone -> milestone.reached() == null)
                .forEach(milestone ->
                        open.put(Integer.toString(milestone.number()), milestone.day() + " " + milestone.title()));
        return open;
    }

    private static Map<String, String> grounds(CaseFile file) {
        var grounds = new LinkedHashMap<String, String>();
        for (PauseGround ground : file.about().kind().pauses()) {
            grounds.put(ground.name(), ground.messageKey());
        }
        return grounds;
    }

    private Map<String, String> exhibits(String id) {
        var exhibits = new LinkedHashMap<String, String>();
        cases.listExhibits(id)
                .forEach(exhibit ->
                        exhibits.put(Integer.toString(exhibit.number()), exhibit.number() + " " + exhibit.name()));
        return exhibits;
    }
}
