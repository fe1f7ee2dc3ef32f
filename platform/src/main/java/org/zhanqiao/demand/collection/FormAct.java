package org.zhanqiao.demand.collection;

import java.time.Instant;

/// Something that was done to a form.
///
/// It is no act of a proceeding, and [org.zhanqiao.proceeding.ActLog] does not keep it. A form goes through no states
/// in which something can be done and something cannot, nobody’s turn follows anybody’s, and no clock runs: `Graph`,
/// `History` and the ladder would have nothing to say of it, and the `state` that every act there leads to would be
/// made up. Most acts are about one match of one field, which is why they name a [#subject]. What both have in common
/// is kept alike: acts are numbered, follow each other under the lock of the form’s row, stay as they are, and each
/// has its evidence in the same transaction.
///
/// @param number  counts its acts from 1
/// @param by      login
/// @param name    of the person, as it was then
/// @param because why, empty when the act speaks for itself
/// @param subject what of the form it is about: a label with what was matched; empty for the whole
public record FormAct(
        String form,
        long number,
        FormActKind kind,
        String by,
        String name,
        Instant at,
        String because,
        String subject) {

    /// Begins the keys of all acts on one form in the evidence.
    public static String evidencePrefix(String form) {
        return "demand.form:" + form + ":";
    }

    /// Names the act in the evidence.
    public String evidenceKey() {
        return evidencePrefix(form) + number;
    }
}
