package org.zhanqiao.demand.corrections;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;

/// The form of a correction request: first the number of the call, then what of its answer seems wrong.
///
/// @param found the call; empty until its number was given and is one of the reader's agency
public record NewCorrectionView(CorrectionDraft draft, Optional<Call> found, List<InputError> errors) {

    /// A call by which the reader's agency got data.
    ///
    /// @param subjects titles of the items whose number says whom a record is about: it marks every answer
    /// @param keys     titles of other items by which the grant looks records up: they mark what is found by them
    public record Call(
            String service, String provider, Instant at, List<Item> items, List<String> subjects, List<String> keys) {}

    /// What the record can be named by, and what that marks.
    public String subjectHint(Page page) {
        var call = found.orElseThrow();
        var separator = page.isChinese() ? "、" : ", ";
        var hint = new StringJoiner(page.isChinese() ? "" : " ");
        if (!call.subjects().isEmpty()) {
            hint.add(page.text("demand.correction.subject.ofSubjects", String.join(separator, call.subjects())));
        }
        if (!call.keys().isEmpty()) {
            hint.add(page.text("demand.correction.subject.ofKeys", String.join(separator, call.keys())));
        }
        return hint.add(page.text("demand.correction.subject.hint")).toString();
    }

    /// A data item that it returned.
    public record Item(String name, String title) {}

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
