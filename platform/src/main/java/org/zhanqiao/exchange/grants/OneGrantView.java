package org.zhanqiao.exchange.grants;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantAct;
import org.zhanqiao.exchange.NodeSpread;
import org.zhanqiao.exchange.SecondApproval;
import org.zhanqiao.exchange.Withheld;
import org.zhanqiao.exchange.desk.GrantView;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.Tone;

/// A grant with all that was done to it and what can be done now.
///
/// @param acts     newest first
/// @param possible what its state allows to be done
/// @param spread   how far the last act has come among the nodes
/// @param settled  whether it has come everywhere, so that there is nothing to wait for
/// @param keyless  whether values are to be encrypted to a key that the caller does not have
/// @param approval who approved it beside its signer; `null` when nobody has
/// @param approver name of whoever did that; empty for nobody
/// @param approvedNow whether that was just now
/// @param done     what was just done, `null` for nothing
/// @param decides  whether the reader may decide on grants
public record OneGrantView(
        GrantView grant,
        List<Act> acts,
        List<Way> possible,
        Phrase spread,
        boolean settled,
        boolean keyless,
        @Nullable SecondApproval approval,
        String approver,
        boolean approvedNow,
        GrantAct.@Nullable Kind done,
        boolean decides) {

    /// The same for somebody who decides nothing.
    OneGrantView readOnly() {
        return new OneGrantView(
                grant, acts, List.of(), spread, settled, keyless, approval, approver, approvedNow, done, false);
    }

    /// One line of the history.
    public record Act(Phrase what, Tone tone, String by, Instant at, String because) {}

    /// A way on, as a link.
    public record Way(String path, Phrase words, boolean grave) {}

    /// @param by name of whoever did it
    static Act act(GrantAct act, String by) {
        var tone = switch (act.kind()) {
            case SIGNED, RESUMED -> Tone.GOOD;
            case SUSPENDED -> Tone.WAITING;
            case REVOKED -> Tone.BAD;
        };
        return new Act(Phrase.of("exchange.act." + act.kind().name()), tone, by, act.at(), act.because());
    }

    static List<Way> possible(Grant grant, List<Withheld> withheld) {
        var decisions = Stream.of(Decision.values())
                .filter(decision -> decision.kind().from().contains(grant.state()))
                .map(decision -> new Way(
                        AllGrantPages.PATH + "/" + grant.id() + "/" + decision.text(),
                        Phrase.of("exchange.decide." + decision.name()),
                        decision == Decision.REVOKE));
        var approval = grant.state() != Grant.State.REVOKED
                        && withheld.stream().anyMatch(each -> each.reason() == Withheld.Reason.SECOND_APPROVAL)
                ? Stream.of(new Way(
                        AllGrantPages.PATH + "/" + grant.id() + "/approve", Phrase.of("exchange.approve"), false))
                : Stream.<Way>empty();
        return Stream.concat(approval, decisions).toList();
    }

    static boolean encrypts(Grant grant) {
        return grant.terms().fields().stream().anyMatch(field -> field.mask() instanceof Mask.Sm4);
    }

    /// What is known of the nodes, in words: that nothing is served any more, or that calls are served by it.
    static Phrase words(Grant grant, NodeSpread.Spread spread) {
        if (spread.nodes() == 0) {
            return Phrase.of("exchange.spread.none");
        }
        if (!spread.everywhere()) {
            return Phrase.of("exchange.spread.partly", spread.reached(), spread.nodes());
        }
        boolean stopped = grant.state() != Grant.State.ACTIVE;
        return spread.within()
                .map(within -> Phrase.of(
                        stopped ? "exchange.spread.stoppedWithin" : "exchange.spread.followedWithin",
                        spread.nodes(),
                        "%.1f".formatted(Math.max(0.1, Math.ceil(within.toMillis() / 100.0) / 10))))
                .orElseGet(() ->
                        Phrase.of(stopped ? "exchange.spread.stopped" : "exchange.spread.followed", spread.nodes()));
    }
}
