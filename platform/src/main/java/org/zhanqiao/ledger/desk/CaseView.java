package org.zhanqiao.ledger.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Exhibit;
import org.zhanqiao.ledger.Milestone;
import org.zhanqiao.ledger.Proof;
import org.zhanqiao.ledger.ReporterAnswer;
import org.zhanqiao.ledger.ReportersPlace;
import org.zhanqiao.proceeding.ActLine;
import org.zhanqiao.proceeding.ClockView;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Tone;

/// One case.
///
/// @param names      of whom and what it is about
/// @param clock      of the case
/// @param acts       newest first
/// @param possible   what the reader can do now
/// @param reporters  how many there are
/// @param answers    what each of them says of the remedy, first reported first; not all where they are many
/// @param photos     that they added, for whoever may see them
/// @param told       address where the reader reads what they said; null for none
/// @param merged     ids of cases that go on in it
/// @param proof      what the facts say now; none when only a document can
/// @param provable   address where the facts can be let prove it; null where they do already, or cannot
/// @param letters    letters of supervision, by the number of their act
/// @param mayExhibit whether the reader can hand in exhibits
/// @param errors     what is wrong with an exhibit
/// @param done       what the reader has just done
public record CaseView(
        Case about,
        Names names,
        ClockView clock,
        List<ActLine> acts,
        List<CaseAct> possible,
        ReporterCounts reporters,
        List<AnswerLine> answers,
        List<ReportersPlace.Photo> photos,
        @Nullable String told,
        List<String> merged,
        List<Milestone> milestones,
        List<Exhibit> exhibits,
        @Nullable Proof proof,
        @Nullable String provable,
        List<Long> letters,
        boolean mayExhibit,
        List<InputError> errors,
        @Nullable CaseAct done,
        LocalDate today) {

    /// @param agency   short name; empty before it is assigned
    /// @param person   name; empty before the agency accepts
    /// @param campaign name; empty for none
    public record Names(String agency, String person, String campaign) {}

    /// Who reported it and what they say.
    ///
    /// @param agencies  short names
    /// @param people    how many citizens and enterprises
    /// @param platform  whether the platform found it too
    /// @param all       how many there are
    /// @param asked     how many of them are asked whether it is gone
    /// @param confirmed how many of those say it is
    public record ReporterCounts(
            List<String> agencies, long people, boolean platform, long all, long asked, long confirmed) {

        /// Whether all who reported it left it again, or had their reports hidden.
        public boolean isNobody() {
            return agencies.isEmpty() && people == 0 && !platform;
        }
    }

    /// What one of them says of the remedy.
    ///
    /// @param name short name of the agency, or the reference of the report; empty for the platform and the bureau
    public record AnswerLine(String name, ReporterAnswer answer) {

        public Tone tone() {
            return switch (answer.standing()) {
                case CONFIRMED -> Tone.GOOD;
                case DENIED -> Tone.BAD;
                case AWAITED, SILENT -> Tone.WAITING;
                case NOT_ASKED, NEVER_ASKED -> Tone.NEUTRAL;
            };
        }
    }

    /// Whether who said what stands here: of a case that goes on in another it stands there.
    public boolean isAnswered() {
        return !answers.isEmpty() && about.state() != CaseState.MERGED;
    }

    /// Whether those who reported it were asked whether it is gone.
    public boolean isAsked() {
        return answers.stream().anyMatch(line -> switch (line.answer().standing()) {
            case NEVER_ASKED, NOT_ASKED -> false;
            case AWAITED, SILENT, CONFIRMED, DENIED -> true;
        });
    }

    /// Whether there are more than are shown.
    public boolean isAnswersCut() {
        return answers.size() < reporters.all();
    }

    /// Whether it was just taken up again and nobody was responsible for it.
    public boolean isReopenedUnowned() {
        return done == CaseAct.REOPEN && about.owner().agency().isEmpty();
    }

    /// Key of what was just done, and of what comes next for the reader.
    public String doneKey() {
        if (isReopenedUnowned()) {
            return "ledger.case.reopened.unowned";
        }
        if (done == CaseAct.FILE && possible.contains(CaseAct.TRIAGE)) {
            return "ledger.case.done.FILE.BUREAU";
        }
        return "ledger.case.done." + done;
    }

    /// Whether what the facts say still matters.
    public boolean isProvable() {
        return proof != null && !about.state().isOver();
    }
}
