package org.zhanqiao.barrier.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;

/// Where a report stands, or the form that asks for its reference.
///
/// @param report null while none is opened
/// @param told   what became of it; null while none is opened
/// @param photos   numbers of its photos
public record FollowView(
        String reference,
        @Nullable PublicReport report,
        ReportStory.@Nullable Told told,
        List<Integer> photos,
        boolean answered,
        List<InputError> errors) {}
