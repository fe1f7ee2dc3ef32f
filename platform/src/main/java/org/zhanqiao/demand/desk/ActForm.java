package org.zhanqiao.demand.desk;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.proceeding.AnswerBy;

/// What was typed to do something to a request.
///
/// @param version of the request that was read
/// @param points  what is missing, a point a line
/// @param ground  name of a [RefusalGround]
public record ActForm(
        long version,
        @Nullable String because,
        @Nullable String points,
        @Nullable String days,
        @Nullable String ground,
        @Nullable String basis,
        @Nullable String answerBy) {

    static ActForm blank(Dossier dossier) {
        var asked = dossier.history()
                .findOpenExtension()
                .map(act -> ActDetail.of(act) instanceof ActDetail.Days(int days) ? days : 0);
        return new ActForm(
                dossier.request().version(), "", "", asked.map(String::valueOf).orElse(""), "", "", "");
    }

    public String reason() {
        return because == null ? "" : because;
    }

    public String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    ActDetail detail(ActKind kind) {
        return switch (kind) {
            case NOTE_INCOMPLETE ->
                new ActDetail.Missing(text(points)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
            case ASK_EXTENSION, CONSENT_EXTENSION ->
                new ActDetail.Days(
                        text(days).strip().matches("[0-9]{1,3}")
                                ? Integer.parseInt(text(days).strip())
                                : 0);
            case SUPERVISE ->
                AnswerBy.read(text(answerBy))
                        .<ActDetail>map(ActDetail.Supervision::new)
                        .orElseGet(ActDetail.None::new);
            case PROPOSE_REFUSAL ->
                Stream.of(RefusalGround.values())
                        .filter(each -> each.name().equals(ground))
                        .findFirst()
                        .<ActDetail>map(
                                each -> new ActDetail.Refusal(each, text(basis).strip()))
                        .orElseGet(ActDetail.None::new);
            case DRAFT, PROPOSE, SEND_BACK, SIGN_OFF, COMPLETE, DENY_EXTENSION, PROPOSE_APPROVAL ->
                new ActDetail.None();
            case SEND_BACK_COMPLETION, SIGN_OFF_COMPLETION -> new ActDetail.None();
            case RETURN_ANSWER, APPROVE, REFUSE, SIGN_AS_CONSUMER, SIGN_AS_PROVIDER -> new ActDetail.None();
            case SUSPEND, RESUME, END, REPLY, ANSWER_ANEW -> new ActDetail.None();
            case TERMINATE, SUPERSEDE, REMIND, EXPIRE, CONFIRM_DISPOSAL, WITHDRAW, ESCALATE -> new ActDetail.None();
        };
    }
}
