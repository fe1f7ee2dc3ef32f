package org.zhanqiao.exchange.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.web.Tone;

/// What was done under a grant, against what it allows: the provider sees the use it answers for, the
/// consumer its own.
///
/// @param from       the first of the days that are counted
/// @param withCase   of the served calls, those that stated a case
/// @param busiest    calls of the busiest day
/// @param share      of the calls a day that the grant allows, taken by the busiest day, in percent
/// @param purposes   what for: the purpose of the grant, and calls for others, which were refused
/// @param fields     every item of the grant with how often it was returned or compared
/// @param refusals   why calls under the grant ended without data
/// @param unmatched  why calls of the same system came to no grant
/// @param recent     the latest calls under the grant, and those of its system that came to none, newest first
public record GrantUseView(
        LocalDate from,
        LocalDate to,
        long served,
        long refused,
        long unavailable,
        long withCase,
        long busiest,
        long share,
        List<Purpose> purposes,
        List<Field> fields,
        List<Reason> refusals,
        List<Reason> unmatched,
        List<Recent> recent) {

    /// @param purpose as the grant has it; empty for purposes that are not granted
    public record Purpose(String purpose, long calls) {}

    /// @param granted whether the grant has it now
    public record Field(ItemLabel item, boolean granted, long calls) {}

    /// @param words in the reader's language
    public record Reason(String words, long calls) {}

    /// One call.
    ///
    /// @param purpose  of the grant it was made under; empty when it came to none: what it stated then is
    ///                 free text and stands in no evidence
    /// @param fields   items returned or compared
    /// @param stated   whether it stated a case
    /// @param because  why it ended without data, in words; empty when it did not
    public record Recent(
            Instant at, CallOutcome outcome, String purpose, List<ItemLabel> fields, boolean stated, String because) {

        public Tone tone() {
            return switch (outcome) {
                case SERVED -> Tone.GOOD;
                case REFUSED, UNREADABLE -> Tone.BAD;
                case UNAVAILABLE -> Tone.WAITING;
            };
        }
    }

    public boolean isEmpty() {
        return recent.isEmpty() && served + refused + unavailable == 0 && unmatched.isEmpty();
    }
}
