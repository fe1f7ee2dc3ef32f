package org.zhanqiao.barrier.reports;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.web.InputError;

/// Photos that a clerk adds to a form before sending it: checked and drawn anew as those of the questionnaire, kept
/// with a draft of their own, and given to the report that the form becomes. What never becomes one goes as drafts do.
@Component
public class EnteredPhotos {

    /// Of a report.
    public static final int MOST = Drafts.MOST_PHOTOS;

    private final PhotoIntake intake;
    private final Drafts drafts;
    private final DraftKeys keys;
    private final ReportPhotos photos;

    EnteredPhotos(PhotoIntake intake, Drafts drafts, DraftKeys keys, ReportPhotos photos) {
        this.intake = intake;
        this.drafts = drafts;
        this.keys = keys;
        this.photos = photos;
    }

    /// Numbers of those that a form has.
    ///
    /// @param form what [Reports#drawForm] made for it
    public List<Integer> list(String form) {
        return keys.read(form).map(drafts::listPhotos).orElse(List.of());
    }

    /// Adds one to a form.
    ///
    /// @param answers what was filled in so far
    /// @param content as it was uploaded; nothing when none was chosen
    /// @return why it is not taken
    public Optional<InputError> add(String form, Answers answers, byte[] content) {
        return switch (intake.take(content)) {
            case PhotoOutcome.Unfit(var fault) -> Optional.of(error(fault));
            case PhotoOutcome.Fit fit -> put(form, answers, fit);
        };
    }

    private Optional<InputError> put(String form, Answers answers, PhotoOutcome.Fit photo) {
        var key = keys.read(form);
        key.filter(each -> drafts.find(each).isEmpty()).ifPresent(each -> drafts.begin(each, answers));
        return key.filter(each -> drafts.addPhoto(each, photo)).isPresent()
                ? Optional.empty()
                : Optional.of(error(PhotoFault.ENOUGH));
    }

    private static InputError error(PhotoFault fault) {
        return InputError.of("photo", fault.messageKey(), PhotoIntake.MEGABYTES);
    }

    public void remove(String form, int number) {
        keys.read(form).ifPresent(key -> drafts.removePhoto(key, number));
    }

    /// Gives the photos of a form to the report that it became.
    @Transactional
    public void give(String form, String reference) {
        keys.read(form).ifPresent(key -> photos.give(key, reference));
    }
}
