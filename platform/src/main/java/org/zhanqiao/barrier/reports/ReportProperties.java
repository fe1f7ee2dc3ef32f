package org.zhanqiao.barrier.reports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What keeps the questionnaire from being abused.
///
/// @param perAddress       reports from one address within the window; a hall, a village or a mobile network may share
///     one
/// @param perContact       reports under one telephone number or e-mail address within the window
/// @param uploadsPerAddress photos from one address within the window
/// @param lookupsPerAddress tries of a reference and secret from one address within the window
/// @param window           in which these are forgotten
/// @param shortestFill     whoever sends a questionnaire sooner after its first page is asked to look at it again
/// @param closingGrace     so long after a campaign closes what was begun before is still counted to it
/// @param photosAtOnce     photos a process draws anew at once; each takes up to 200 MB for a moment
@ConfigurationProperties("zhanqiao.barrier.reports")
public record ReportProperties(
        @DefaultValue("200") int perAddress,
        @DefaultValue("5") int perContact,
        @DefaultValue("400") int uploadsPerAddress,
        @DefaultValue("40") int lookupsPerAddress,
        @DefaultValue("1h") Duration window,
        @DefaultValue("5s") Duration shortestFill,
        @DefaultValue("2h") Duration closingGrace,
        @DefaultValue("2") int photosAtOnce) {

    public ReportProperties {
        require("per-address", perAddress > 0);
        require("per-contact", perContact > 0);
        require("uploads-per-address", uploadsPerAddress > 0);
        require("lookups-per-address", lookupsPerAddress > 0);
        require("window", window.toSeconds() > 0);
        require("shortest-fill", !shortestFill.isNegative());
        require("closing-grace", !closingGrace.isNegative());
        require("photos-at-once", photosAtOnce > 0);
    }

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("zhanqiao.barrier.reports." + name + ": out of range");
        }
    }
}
