package org.zhanqiao.demand.proceeding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.desk.ConflictView;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.Tone;

/// Puts together what pages of proceedings have in common.
@Component
public final class ProceedingViews {

    private final ActLog acts;
    private final Identity identity;
    private final Offerings offerings;

    ProceedingViews(ActLog acts, Identity identity, Offerings offerings) {
        this.acts = acts;
        this.identity = identity;
        this.offerings = offerings;
    }

    /// A history, newest first.
    ///
    /// @param key     beginning of the words: `key.acted.NAME`
    /// @param details what an act says besides
    public <S extends Enum<S>, A extends Enum<A>> List<ActLine> lines(
            History<S, A> history, String key, Function<A, Tone> tone, Function<Act<S, A>, List<Words>> details) {
        var standings = acts.listStandings(history.last().proceeding());
        return history.acts().reversed().stream()
                .map(act -> {
                    var standing = standings.get(act.evidenceKey());
                    return new ActLine(
                            key + ".acted." + act.kind().name(),
                            tone.apply(act.kind()),
                            act.at(),
                            act.name(),
                            agency(act.agency()),
                            act.because(),
                            details.apply(act),
                            standing == null ? -1 : standing.entry());
                })
                .toList();
    }

    /// What somebody is told whose act came too late.
    ///
    /// @param path of the proceedings' list
    public ConflictView conflict(ActConflict conflict, String key, String path) {
        var last = conflict.last();
        return new ConflictView(
                key + ".conflict",
                path + "/" + last.proceeding(),
                last.proceeding(),
                last.name(),
                agency(last.agency()),
                last.at(),
                key + ".acted." + last.kind().name(),
                key + ".state." + last.to().name(),
                last.to() instanceof State state ? state.tone() : Tone.NEUTRAL);
    }

    /// Short name of an agency; its code when there is none.
    public String agency(String code) {
        return code.isEmpty()
                ? ""
                : identity.findAgency(code).map(Agency::shortName).orElse(code);
    }

    /// Title of a data service; its code when there is none.
    public String service(String code) {
        return offerings.findOffering(code).map(Offering::title).orElse(code);
    }

    /// The same look-up, each thing looked up once.
    public static UnaryOperator<String> once(UnaryOperator<String> names) {
        Map<String, String> known = new HashMap<>();
        return code -> known.computeIfAbsent(code, names);
    }
}
