package org.zhanqiao.barrier.reports;

import java.util.List;
import org.zhanqiao.web.InputError;

/// One question.
///
/// @param known   names to choose from while typing
/// @param photos  numbers of those there are
/// @param toCheck whether the reader comes from the last page and goes back there
/// @param away    whether it could not be saved just now
public record QuestionView(
        Question question,
        Answers answers,
        List<InputError> errors,
        List<String> known,
        List<Integer> photos,
        boolean toCheck,
        boolean away) {

    /// Where the link back leads.
    public String back() {
        return toCheck
                ? SendPages.CHECK
                : question.before()
                        .map(before -> ReportPages.START + "/" + before.path())
                        .orElse(ReportPages.START);
    }

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    public boolean full() {
        return photos.size() >= Drafts.MOST_PHOTOS;
    }
}
