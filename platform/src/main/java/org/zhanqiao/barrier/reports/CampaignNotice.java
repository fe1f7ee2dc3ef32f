package org.zhanqiao.barrier.reports;

import java.time.Duration;
import java.time.Instant;
import org.zhanqiao.web.Page;

/// What a page of the questionnaire says of the campaign that it was opened for.
///
/// @param window the campaign
/// @param kind   the end of the message key that says how it stands
/// @param at     the moment that the message names
/// @param until  how long what was begun before the end can still be sent, where it can
/// @param grace  for so long after the end what was begun before is taken
public record CampaignNotice(CampaignWindow window, Kind kind, Instant at, Instant until, Duration grace) {

    /// How the window stands.
    public enum Kind {
        OPEN,
        LATE,
        BEFORE,
        OVER
    }

    /// How a campaign stands for whoever begins at a moment.
    public static CampaignNotice of(CampaignWindow window, Instant now) {
        return of(window, window.at(now), Duration.ZERO);
    }

    static CampaignNotice of(CampaignWindow window, CampaignWindow.Standing standing, Duration grace) {
        return switch (standing) {
            case CampaignWindow.Standing.Open(var closes) ->
                new CampaignNotice(window, Kind.OPEN, closes, closes.plus(grace), grace);
            case CampaignWindow.Standing.Late(var closed, var until) ->
                new CampaignNotice(window, Kind.LATE, closed, until, grace);
            case CampaignWindow.Standing.Before(var opens) ->
                new CampaignNotice(window, Kind.BEFORE, opens, opens, grace);
            case CampaignWindow.Standing.Over(var closed) ->
                new CampaignNotice(window, Kind.OVER, closed, closed, grace);
        };
    }

    /// Whether what is begun or sent now is counted to the campaign.
    public boolean takes() {
        return switch (kind) {
            case OPEN, LATE -> true;
            case BEFORE, OVER -> false;
        };
    }

    /// The moment in words: the end of a day is said as such, since midnight belongs to the next.
    public String moment(Page page) {
        var local = at.atZone(Page.ZONE);
        return kind != Kind.BEFORE && local.toLocalTime().toSecondOfDay() == 0
                ? page.text(
                        "barrier.window.endOf", page.date(local.toLocalDate().minusDays(1)))
                : page.time(at);
    }

    /// How long what was begun is taken after the end, in words.
    public String graceWords(Page page) {
        return grace.toMinutesPart() == 0
                ? page.text("barrier.window.hours", grace.toHours())
                : page.text("barrier.window.minutes", grace.toMinutes());
    }
}
