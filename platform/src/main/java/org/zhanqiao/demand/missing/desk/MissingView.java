package org.zhanqiao.demand.missing.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.demand.missing.MissingDetail;
import org.zhanqiao.demand.missing.MissingState;
import org.zhanqiao.demand.missing.Need;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Tone;

/// One statement of missing data.
///
/// @param source   name of the agency whose duty it is; empty for none
/// @param ways     how the reader comes by the data of the entry that ended the case; none while it is under way
/// @param possible what the reader can do now
/// @param covered  the items that are needed, against the entry that ended the case; none while it is under way
/// @param done     what the reader has just done
public record MissingView(
        MissingDataset missing,
        String source,
        List<NeedView> needs,
        List<ActView> acts,
        List<MissingActKind> possible,
        List<Way> ways,
        List<Covered> covered,
        @Nullable MissingActKind done,
        LocalDate today) {

    /// A way to the data, or why there is none.
    ///
    /// @param address empty for words alone
    public record Way(Words words, String address) {}

    /// An item that is needed.
    ///
    /// @param held whether the entry holds it by name
    public record Covered(String item, boolean held) {}

    /// What an agency needs it for.
    public record NeedView(String agency, Need need) {}

    /// An act with its place in the evidence.
    ///
    /// @param agency named by the act, or of the person; empty for none
    /// @param entry  zero-based index in the log, -1 while it is on its way
    public record ActView(Act<MissingState, MissingActKind> act, String agency, String named, long entry) {

        /// What it says beside its reason.
        public MissingDetail detail() {
            return MissingDetail.of(act);
        }

        public Tone tone() {
            return MissingWords.tone(act.to());
        }
    }

    /// The page that says what an act will do, and asks what it needs.
    ///
    /// @param found   what the catalog finds, for whoever points to an entry
    /// @param covered the items that are needed, against the entry that is named; none before one is
    /// @param instruction that is replied to; null elsewhere
    public record Decide(
            MissingDataset missing,
            MissingActKind kind,
            MissingActForm form,
            List<Choice> agencies,
            List<HeldView.Found> found,
            List<Covered> covered,
            @Nullable Act<MissingState, MissingActKind> instruction,
            List<InputError> errors) {

        /// Key of what is asked for in words.
        public String reasonKey() {
            return switch (kind) {
                case SUPERVISE -> "proceeding.instruction";
                case REPLY -> "proceeding.reply";
                case FULFIL -> "demand.missingData.because.lacking";
                default -> kind.needsReason() ? "proceeding.because" : "proceeding.because.free";
            };
        }

        public boolean asksEntry() {
            return kind == MissingActKind.POINT || kind == MissingActKind.LINK || kind == MissingActKind.FULFIL;
        }

        public boolean asksDay() {
            return kind == MissingActKind.ASSIGN || kind == MissingActKind.ACCEPT || kind == MissingActKind.RESCHEDULE;
        }

        public boolean asksBasis() {
            return kind == MissingActKind.ASSIGN || kind == MissingActKind.DECLINE;
        }

        public boolean wrong(String field) {
            return errors.stream().anyMatch(error -> error.field().equals(field));
        }
    }

    /// An agency to be chosen.
    public record Choice(String code, String name) {}

    /// What somebody is told whose act came too late.
    public record TooLate(MissingDataset missing, Act<MissingState, MissingActKind> last, String agency) {}
}
