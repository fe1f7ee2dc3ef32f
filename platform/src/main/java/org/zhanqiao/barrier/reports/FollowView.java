package org.zhanqiao.barrier.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;

/// Where a report stands, or the form that asks for its reference.
///
/// @param report null while none is opened
/// @param progress how far its case has come; null while it has none
/// @param photos   numbers of its photos
public record FollowView(
        String reference,
        @Nullable PublicReport report,
        CaseProgress.@Nullable Progress progress,
        List<Integer> photos,
        boolean answered,
        List<InputError> errors) {}
