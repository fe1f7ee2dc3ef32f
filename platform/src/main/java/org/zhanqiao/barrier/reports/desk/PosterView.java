package org.zhanqiao.barrier.reports.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A poster as a page to print.
///
/// @param back      path of the list that it was opened from
/// @param backLabel key of that list's name
/// @param warnings   keys of what speaks against hanging it up
public record PosterView(Poster poster, String back, String backLabel, List<String> warnings) {

    public PosterView {
        warnings = List.copyOf(warnings);
    }

    static PosterView of(Poster poster, String back, String backLabel, Instant now) {
        var warnings = new ArrayList<String>();
        var counter = poster.counter();
        if (counter != null && !counter.inUse()) {
            warnings.add("barrier.poster.retired");
        }
        var window = poster.window();
        if (window != null && window.isOver(now)) {
            warnings.add("barrier.poster.over");
        }
        return new PosterView(poster, back, backLabel, warnings);
    }
}
