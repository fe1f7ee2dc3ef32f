package org.zhanqiao.barrier.reports;

import org.jspecify.annotations.Nullable;

/// The first page of the questionnaire.
///
/// @param counter whose poster led here
/// @param notice  the campaign whose questionnaire was asked for
/// @param begun   whether this browser has a draft already
public record StartView(@Nullable Counter counter, @Nullable CampaignNotice notice, boolean begun, long pauseMinutes) {

    /// The campaign that what is begun here is written for; empty for none.
    public String campaign() {
        return notice != null && notice.takes() ? notice.window().code() : "";
    }
}
