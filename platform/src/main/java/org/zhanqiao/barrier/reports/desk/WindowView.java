package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Counter;
import org.zhanqiao.barrier.reports.EnteredPhotos;
import org.zhanqiao.web.InputError;

/// The form in which a clerk enters a report for somebody.
///
/// @param channel   COUNTER or TELEPHONE
/// @param once      tells the form from others, so that sent twice it is one report
/// @param photos    numbers of those that were added so far
/// @param reference of the report that was just entered; empty for none
/// @param secret    to be handed over with it; shown this once
public record WindowView(
        Answers answers,
        String channel,
        List<Counter> counters,
        List<String> matters,
        List<String> papers,
        List<InputError> errors,
        String once,
        List<Integer> photos,
        String reference,
        @Nullable String secret) {

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    /// Whether there is room for no more photos.
    public boolean full() {
        return photos.size() >= EnteredPhotos.MOST;
    }

    @Override
    public String toString() {
        return "WindowView[" + reference + "]";
    }
}
