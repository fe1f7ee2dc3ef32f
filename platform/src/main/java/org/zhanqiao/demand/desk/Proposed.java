package org.zhanqiao.demand.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.AnswerBy;

/// What somebody proposed, wants done, or what is owed, for whoever decides or replies.
final class Proposed {

    /// Acts that decide whether the provider gets more time.
    private static final Set<ActKind> EXTENSION = Set.of(ActKind.CONSENT_EXTENSION, ActKind.DENY_EXTENSION);

    /// Acts that decide on the answer that an officer of the provider proposed.
    private static final Set<ActKind> ANSWER = Set.of(ActKind.APPROVE, ActKind.REFUSE, ActKind.RETURN_ANSWER);

    private Proposed() {}

    /// What stands above the form of an act.
    static List<ActView.Told> before(Dossier dossier, ActKind kind, Dataset dataset) {
        var history = dossier.history();
        if (kind == ActKind.CONFIRM_DISPOSAL) {
            return disposal(dossier, dataset);
        }
        if (kind == ActKind.REPLY) {
            return history.findLast(ActKind.SUPERVISE)
                    .map(Proposed::instruction)
                    .orElse(List.of());
        }
        if (EXTENSION.contains(kind)) {
            return history.findOpenExtension()
                    .map(act -> extension(act, dossier.request()))
                    .orElse(List.of());
        }
        if (!ANSWER.contains(kind)) {
            return List.of();
        }
        return history.acts().reversed().stream()
                .filter(act -> act.kind() == ActKind.PROPOSE_APPROVAL || act.kind() == ActKind.PROPOSE_REFUSAL)
                .findFirst()
                .map(Proposed::answer)
                .orElse(List.of());
    }

    private static List<ActView.Told> disposal(Dossier dossier, Dataset dataset) {
        var dropped = dossier.listDropped();
        var what = new ActView.Told("demand.disposal.what", page -> RequestWords.disposal(page, dataset, dropped));
        var due = dossier.request().due();
        return due == null
                ? List.of(what)
                : List.of(what, new ActView.Told("demand.disposal.by", page -> page.date(due)));
    }

    private static List<ActView.Told> instruction(Act<RequestState, ActKind> act) {
        return List.of(
                ActView.Told.of("proceeding.instruction", act.because()),
                new ActView.Told("proceeding.answerBy", page -> page.date(AnswerBy.of(act))));
    }

    private static List<ActView.Told> extension(Act<RequestState, ActKind> act, AccessRequest request) {
        var told = new ArrayList<ActView.Told>();
        if (ActDetail.of(act) instanceof ActDetail.Days(int days)) {
            told.add(new ActView.Told("demand.act.ASK_EXTENSION", page -> page.text("demand.days", days)));
        }
        told.add(ActView.Told.of("proceeding.history.because", act.because()));
        var due = request.due();
        if (due != null) {
            told.add(new ActView.Told("demand.act.due", page -> page.date(due)));
        }
        return told;
    }

    private static List<ActView.Told> answer(Act<RequestState, ActKind> act) {
        var told = new ArrayList<ActView.Told>();
        told.add(new ActView.Told(
                "demand.act.proposed",
                page -> page.text("demand.act." + act.kind().name())));
        if (ActDetail.of(act) instanceof ActDetail.Refusal(var ground, var basis)) {
            told.add(new ActView.Told("demand.ground", page -> page.text(ground.messageKey())));
            told.add(ActView.Told.of("demand.basis", basis));
        }
        if (!act.because().isEmpty()) {
            told.add(ActView.Told.of("proceeding.history.because", act.because()));
        }
        return told;
    }
}
