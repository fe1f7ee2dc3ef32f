package org.zhanqiao.barrier.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;

/// All answers before they are sent.
///
/// @param counter  whose poster led to the questionnaire
/// @param notice   the campaign that they were written for
/// @param signedIn whether the report will stand in the reader’s account
public record CheckView(
        Answers answers,
        @Nullable Counter counter,
        @Nullable CampaignNotice notice,
        List<Integer> photos,
        List<InputError> errors,
        boolean signedIn) {

    /// The page on which something is mended.
    public String pageOf(InputError error) {
        return ReportPages.START + "/"
                + switch (error.field()) {
                    case "matter" -> Question.MATTER.path();
                    case "paper" -> Question.PAPER.path();
                    case "places" -> Question.PLACES.path();
                    case "name", "contact" -> Question.CONTACT.path();
                    default -> Question.STORY.path();
                }
                + "?to=check";
    }
}
