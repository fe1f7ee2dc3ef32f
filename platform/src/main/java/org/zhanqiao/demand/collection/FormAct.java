package org.zhanqiao.demand.collection;

import java.time.Instant;

/// Something that was done to a form.
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
