package org.zhanqiao.barrier.reports.desk;

import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.reports.CampaignWindow;
import org.zhanqiao.barrier.reports.Counter;

/// A poster with a QR code: of a counter, of a campaign, or of a counter during a campaign.
///
/// @param counter at which it hangs; anywhere without one
/// @param agency  name of the counter’s agency; empty without one
/// @param window  of the campaign whose questionnaire it leads to
/// @param address what the QR code says, for whoever types it
/// @param path    where the poster and its code lie on this site
public record Poster(
        @Nullable Counter counter, String agency, @Nullable CampaignWindow window, String address, String path) {

    /// What tells it from others: for file names and titles.
    public String name() {
        if (window == null) {
            return counter == null ? "" : counter.name();
        }
        return counter == null ? window.name() : window.name() + " " + counter.name();
    }

    /// The same poster’s file, which lies where the poster lies, with its query.
    ///
    /// @param file such as `qr.svg`
    public String file(String file) {
        return path + "/" + file + (counter == null || window == null ? "" : "?campaign=" + window.code());
    }

    QrCode code() {
        return new QrCode(address);
    }
}
