package org.zhanqiao.barrier.reports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.Cause;
import org.zhanqiao.web.InputError;

/// A barrier that an agency meets itself: data that another one holds, and that it cannot use.
///
/// @param matter for which it needs them
/// @param data   the paper or the data
/// @param holder code of the agency that holds them
/// @param cause  what it thinks is the cause
/// @param story  what happens
public record OwnBarrier(
        String matter,
        String data,
        String holder,
        @Nullable Cause cause,
        @Nullable HowOften howOften,
        String story) {

    /// What is wrong with it, by the names of its components.
    ///
    /// @param own code of the agency that meets it
    public List<InputError> check(String own) {
        var errors = new ArrayList<InputError>();
        require(errors, "matter", matter, "barrier.own.matter.missing");
        require(errors, "data", data, "barrier.own.data.missing");
        if (holder.isEmpty()) {
            errors.add(InputError.of("holder", "barrier.own.holder.missing"));
        } else if (holder.equals(own)) {
            errors.add(InputError.of("holder", "barrier.own.holder.self"));
        }
        if (cause == null) {
            errors.add(InputError.of("cause", "barrier.own.cause.missing"));
        }
        if (story.isEmpty()) {
            errors.add(InputError.of("story", "barrier.own.story.missing"));
        }
        AnswerCheck.atMost(errors, "story", story, AnswerCheck.LONGEST_STORY);
        return errors;
    }

    private static void require(List<InputError> errors, String field, String text, String missing) {
        if (text.isEmpty()) {
            errors.add(InputError.of(field, missing));
        }
        AnswerCheck.atMost(errors, field, text, AnswerCheck.LONGEST_NAME);
    }

    /// The report of it.
    ///
    /// @param login  of the officer who enters it
    /// @param agency theirs
    public NewReport report(String login, String agency) {
        return new NewReport(
                Channel.AGENCY,
                Answers.general("", matter, data, "", howOften, null, story, "", ""),
                false,
                null,
                login,
                agency,
                holder,
                cause);
    }
}
