package org.zhanqiao.demand;

import java.time.LocalDate;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;

/// Six requests of April and May 2026, around the Labour Day holiday (1 to 5 May; Saturday 9 May is worked), with what
/// each of them comes to counted by hand.
public final class MeasuredRequests {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

    private final RequestTown town;
    private final MovableClock clock;
    private final Agreements agreements;

    /// Received 24 April, approved 7 May (27–30 April, 6, 7 May: 6 days), in force 8 May (1 day).
    public final AccessRequest satisfied;

    /// Received 24 April, stands from 28 April to 8 May, refused 11 May (27, 28 April, 9, 11 May: 4 days).
    public final AccessRequest refused;

    /// Received 24 April, due 12 May, approved 13 May (11 days), never signed; the data are due on 10 June.
    public final AccessRequest approvedLate;

    /// Received 6 May, due 19 May, never answered.
    public final AccessRequest unanswered;

    /// Received 6 May, taken back 7 May.
    public final AccessRequest withdrawn;

    /// Received 7 May, five more days consented to: due 27 May, not answered.
    public final AccessRequest extended;

    /// Makes them, once a database.
    public MeasuredRequests(RequestTown town, MovableClock clock, Agreements agreements, OfficerKeys keys) {
        this.town = town;
        this.clock = clock;
        this.agreements = agreements;
        clock.setDay("2026-04-24");
        keys.make(town.asker.id(), KeyAlgorithm.ED25519);
        keys.make(town.officer.id(), KeyAlgorithm.SM2_SM3);
        satisfied = town.submitted(UNTIL);
        refused = town.submitted(UNTIL);
        approvedLate = town.submitted(UNTIL);
        clock.setDay("2026-04-28");
        var incomplete = town.act(
                refused, ActKind.NOTE_INCOMPLETE, town.officer, new ActDetail.Missing(java.util.List.of("未写明岗位")));
        clock.setDay("2026-05-06");
        unanswered = town.submitted(UNTIL);
        withdrawn = town.submitted(UNTIL);
        clock.setDay("2026-05-07");
        var approved = approve(satisfied);
        town.act(withdrawn, ActKind.WITHDRAW, town.asker);
        extended = town.submitted(UNTIL);
        var asked = town.act(extended, ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(5));
        town.act(asked, ActKind.CONSENT_EXTENSION, town.bureau, new ActDetail.Days(5));
        clock.setDay("2026-05-08");
        sign(approved);
        var completed = town.act(incomplete, ActKind.COMPLETE, town.asker);
        clock.setDay("2026-05-11");
        var proposed = town.act(
                completed,
                ActKind.PROPOSE_REFUSAL,
                town.officer,
                new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条"));
        town.act(proposed, ActKind.REFUSE, town.head);
        clock.setDay("2026-05-13");
        approve(approvedLate);
    }

    private AccessRequest approve(AccessRequest request) {
        return town.act(town.act(request, ActKind.PROPOSE_APPROVAL, town.officer), ActKind.APPROVE, town.head);
    }

    private void sign(AccessRequest approved) {
        var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer);
        agreements.sign(approved.id(), once.version(), Side.CONSUMER, town.asker);
    }

    /// The day after the last day of [#unanswered]: three are due, one of them satisfied.
    public void onTheTwentiethOfMay() {
        clock.setDay("2026-05-20");
    }

    /// The day after the last day of [#approvedLate]'s data.
    public void onTheEleventhOfJune() {
        clock.setDay("2026-06-11");
    }
}
