package org.zhanqiao.exchange.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.desk.ItemLabel;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;

/// What came of a call. Its text form shows no value.
///
/// @param call    the exchange's id of the call; empty when there is none
/// @param failure what happened when no answer arrived, in both languages; empty otherwise
/// @param trouble of a refusal or an outage; null when served
/// @param table   rows of a query or list; null otherwise
/// @param matches the answers of a verification
/// @param source  where the data came from; null when there is none
/// @param receipt null when there is none
public record TrialView(
        Outcome outcome,
        String call,
        String failure,
        @Nullable Trouble trouble,
        @Nullable Table table,
        List<Match> matches,
        @Nullable Phrase source,
        @Nullable TimingView timing,
        @Nullable Message request,
        @Nullable Message answer,
        @Nullable ReceiptView receipt,
        Equivalents equivalents) {

    /// How a call ended.
    public enum Outcome {
        SERVED(Tone.GOOD),
        REFUSED(Tone.WAITING),
        UNAVAILABLE(Tone.BAD),
        UNANSWERED(Tone.BAD);

        private final Tone tone;

        Outcome(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }
    }

    /// Why there is no data, in the exchange's own words.
    public record Trouble(
            String code, String title, String detail, String next, String titleEn, String detailEn, String nextEn) {

        public String title(Page page) {
            return page.isChinese() ? title : titleEn;
        }

        public String detail(Page page) {
            return page.isChinese() ? detail : detailEn;
        }

        public String next(Page page) {
            return page.isChinese() ? next : nextEn;
        }
    }

    /// Rows of the answer.
    ///
    /// @param more     whether the list goes on
    /// @param withheld fields of the grant that are not given now
    public record Table(
            List<Column> columns, boolean dated, List<Row> rows, boolean more, List<WithheldField> withheld) {}

    /// A field that is not given now, and why.
    public record WithheldField(ItemLabel item, Phrase reason) {}

    /// A field of the answer, and what its mask leaves of the value.
    public record Column(ItemLabel item, Phrase mask, boolean masked) {

        /// Item and mask in one line, for where columns have no headings.
        public String label(Page page) {
            var title = item.in(page);
            return masked ? page.text("exchange.console.column", title, mask.in(page)) : title;
        }
    }

    /// One value; absent where the source has none, or one that is not of the item's type.
    ///
    /// @param disputed since when somebody says that it is wrong; null when nobody does
    public record Cell(
            String value,
            boolean absent,
            boolean unfit,
            @Nullable LocalDate disputed) {

        /// Characters of an identity number, and two more.
        private static final int SHORT = 20;

        /// Whether it is a date, a number or a code. Those stand on one line; browsers would break a date after a
        /// hyphen.
        public boolean isOneWord() {
            return !value.isEmpty() && value.length() <= SHORT && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
        }

        @Override
        public String toString() {
            return "Cell";
        }
    }

    /// One row, and when its source says it was true.
    public record Row(@Nullable Instant asOf, List<Cell> cells) {
        @Override
        public String toString() {
            return "Row[" + cells.size() + "]";
        }
    }

    /// One value that was verified.
    ///
    /// @param disputed since when somebody says that the stored one is wrong; null when nobody does
    public record Match(
            ItemLabel item, boolean same, @Nullable LocalDate disputed) {}

    /// A request or an answer as it went over the wire.
    ///
    /// @param first   request line or status line
    /// @param headers one a line
    /// @param body    JSON set out for reading; anything else as it is
    public record Message(String first, List<Line> headers, String body) {

        /// One header.
        public record Line(String name, String value) {}

        @Override
        public String toString() {
            return "Message[" + first + "]";
        }
    }

    /// How to make the same call otherwise.
    ///
    /// @param command empty where the command has no such mode
    public record Equivalents(String command, String code) {
        @Override
        public String toString() {
            return "Equivalents";
        }
    }

    @Override
    public String toString() {
        return "TrialView[" + outcome + " " + call + "]";
    }
}
