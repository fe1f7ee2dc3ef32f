package org.zhanqiao.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.Rung;

/// A case (整改事项).
///
/// @param about      what is wrong
/// @param campaign   code of the campaign it belongs to; empty for none
/// @param owner      who has to put it right
/// @param version    counts what people did to it; an act names the version it was decided on
/// @param filed      when it was entered
/// @param countsFrom when the first of those who reported it said so: its clock starts there
/// @param days       its limit in working days
/// @param moved      when its state last changed
/// @param due        the last day of its clock; none while that stands or the case is over
/// @param rung       the highest rung of the ladder it reached; none while it is in time
/// @param returned   how often an agency gave it back
/// @param reopened   how often it came back after it was closed
/// @param settled    whether the bureau adjudicated whose duty it is
/// @param answerBy   the last day on which those who reported it can answer; none before there is something to answer
/// @param into       id of the case it goes on in; empty for none
public record Case(
        String id,
        CaseKind kind,
        About about,
        String campaign,
        Owner owner,
        CaseState state,
        long version,
        Instant filed,
        Instant countsFrom,
        int days,
        Instant moved,
        @Nullable LocalDate due,
        boolean provisional,
        @Nullable Rung rung,
        int returned,
        int reopened,
        boolean settled,
        @Nullable LocalDate answerBy,
        String into) {

    /// An id as somebody typed it.
    public static String idOf(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    /// One that was just filed.
    static Case filed(String id, NewCase draft, Instant reported, Instant now) {
        return new Case(
                id,
                draft.kind(),
                draft.about(),
                draft.campaign(),
                Owner.NONE,
                CaseState.RECEIVED,
                1,
                now,
                reported,
                draft.kind().workingDays(),
                now,
                null,
                false,
                null,
                0,
                0,
                false,
                null,
                "");
    }

    /// What is wrong.
    ///
    /// @param what    in words, naming nobody
    /// @param subject names the thing itself; two open cases of a kind are never about one; empty for none
    /// @param path    of the page of the thing; empty for none
    public record About(String title, String what, String subject, String path) {

        /// The same of words that were put together by a feature: what is too long ends with an ellipsis.
        public static About fitting(String title, String what, String subject, String path) {
            return new About(fitting(title, NewCase.LONGEST_TITLE), fitting(what, Decision.LONGEST), subject, path);
        }

        private static String fitting(String text, int longest) {
            var whole = text.isBlank() ? "—" : text;
            return whole.length() > longest ? whole.substring(0, longest - 1) + "…" : whole;
        }
    }

    /// Who has to put it right. A ladder that climbs changes nothing of it.
    ///
    /// @param agency code; empty before it is assigned
    /// @param person login of the person who is responsible; empty until the agency accepts
    ///     or an imported list names one
    public record Owner(String agency, String person) {

        static final Owner NONE = new Owner("", "");
    }

    /// Id of the case that it goes on in, or its own.
    public String root() {
        return into.isEmpty() ? id : into;
    }

    Changed changed() {
        return new Changed(this);
    }

    /// The same with some of it changed.
    static final class Changed {

        private final Case before;
        private String campaign;
        private Owner owner;
        private CaseState state;
        private long version;
        private Instant countsFrom;
        private int days;
        private Instant moved;
        private @Nullable LocalDate due;
        private boolean provisional;
        private @Nullable Rung rung;
        private int returned;
        private int reopened;
        private boolean settled;
        private @Nullable LocalDate answerBy;
        private String into;

        private Changed(Case before) {
            this.before = before;
            this.campaign = before.campaign;
            this.owner = before.owner;
            this.state = before.state;
            this.version = before.version;
            this.countsFrom = before.countsFrom;
            this.days = before.days;
            this.moved = before.moved;
            this.due = before.due;
            this.provisional = before.provisional;
            this.rung = before.rung;
            this.returned = before.returned;
            this.reopened = before.reopened;
            this.settled = before.settled;
            this.answerBy = before.answerBy;
            this.into = before.into;
        }

        Changed campaign(String other) {
            campaign = other;
            return this;
        }

        Changed owner(Owner other) {
            owner = other;
            return this;
        }

        Changed state(CaseState other, Instant at) {
            moved = other == state ? moved : at;
            state = other;
            return this;
        }

        Changed decided() {
            version++;
            return this;
        }

        Changed countsFrom(Instant other) {
            countsFrom = other;
            return this;
        }

        Changed days(int other) {
            days = other;
            return this;
        }

        Changed due(@Nullable LocalDate other, boolean isProvisional) {
            due = other;
            provisional = isProvisional;
            return this;
        }

        Changed rung(@Nullable Rung other) {
            rung = other;
            return this;
        }

        Changed returnedOnce() {
            returned++;
            return this;
        }

        Changed reopenedOnce() {
            reopened++;
            return this;
        }

        Changed settled() {
            settled = true;
            return this;
        }

        Changed answerBy(@Nullable LocalDate other) {
            answerBy = other;
            return this;
        }

        Changed into(String other) {
            into = other;
            return this;
        }

        Case done() {
            return new Case(
                    before.id,
                    before.kind,
                    before.about,
                    campaign,
                    owner,
                    state,
                    version,
                    before.filed,
                    countsFrom,
                    days,
                    moved,
                    due,
                    provisional,
                    rung,
                    returned,
                    reopened,
                    settled,
                    answerBy,
                    into);
        }
    }
}
