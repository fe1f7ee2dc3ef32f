package org.zhanqiao.proceeding;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.Spoken;
import org.zhanqiao.web.Tone;

/// What pages of all kinds of proceedings do with acts: ask for one, do it, say that it came too late, and show those
/// that were done.
@Component
public final class ActPages {

    /// Key of the words for the platform where it does something itself.
    public static final String PLATFORM = "proceeding.platform";

    private final Pages pages;
    private final ActLog acts;
    private final Identity identity;

    ActPages(Pages pages, ActLog acts, Identity identity) {
        this.pages = pages;
        this.acts = acts;
        this.identity = identity;
    }

    /// The pages of one kind of proceedings.
    ///
    /// @param key      beginning of its words
    /// @param conflict key of the heading under which somebody is told that an act came too late
    /// @param path     of its list; one proceeding lies below it
    public record Place(String key, String conflict, String path) {}

    /// The page of an act, or where the proceeding stands when the reader cannot do it now.
    ///
    /// @param last what was done last
    public View ask(Place place, boolean possible, Act<?, ?> last, Supplier<ActPage> form) {
        return possible ? pages.show("proceeding/act", form.get()) : conflict(place, ActConflict.of(last, false));
    }

    /// Does an act and shows what came of it.
    ///
    /// @param form the page of the act again, with what is wrong with it
    public View act(Place place, Decision<?> decision, Runnable act, Function<List<InputError>, ActPage> form) {
        try {
            act.run();
            return pages.redirect(place.path() + "/" + decision.proceeding() + "?done=" + decision.kind());
        } catch (ActConflict conflict) {
            return conflict(place, conflict, written(decision));
        } catch (UnfitAct unfit) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, "proceeding/act", form.apply(unfit.flaws()));
        }
    }

    /// The texts that somebody wrote for an act that was not done.
    private static List<String> written(Decision<?> decision) {
        var longer = decision.detail().values().stream().filter(text -> text.contains("\n"));
        return Stream.concat(Stream.of(decision.because()), longer)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /// What somebody is told whose act came too late, or cannot be done.
    public View conflict(Place place, ActConflict conflict) {
        return conflict(place, conflict, List.of());
    }

    private View conflict(Place place, ActConflict conflict, List<String> written) {
        var last = conflict.last();
        return pages.show(
                HttpStatus.CONFLICT,
                "proceeding/conflict",
                new ConflictView(
                        place.conflict(),
                        place.path() + "/" + last.proceeding(),
                        last.proceeding(),
                        last.name(),
                        agency(last.agency()),
                        last.at(),
                        last.key(place.key() + ".acted."),
                        place.key() + ".state." + last.to().name(),
                        last.to() instanceof State state ? state.tone() : Tone.NEUTRAL,
                        conflict.isLate(),
                        "",
                        false,
                        written.stream().map(text -> (Spoken) _ -> text).toList()));
    }

    /// A history, newest first.
    ///
    /// @param key     beginning of the words: `key.acted.NAME`
    /// @param details what an act says besides
    public <S extends Enum<S>, A extends Enum<A> & ActKind> List<ActLine> lines(
            History<S, A> history, String key, Function<A, Tone> tone, Function<Act<S, A>, List<Words>> details) {
        return lines(history, key, tone, _ -> PLATFORM, details);
    }

    /// The same where others than the platform have no name either.
    ///
    /// @param nameless key of the words for whoever does an act without a name
    public <S extends Enum<S>, A extends Enum<A> & ActKind> List<ActLine> lines(
            History<S, A> history,
            String key,
            Function<A, Tone> tone,
            Function<A, String> nameless,
            Function<Act<S, A>, List<Words>> details) {
        var standings = acts.listStandings(history);
        return history.acts().reversed().stream()
                .map(act -> {
                    var standing = standings.get(act.evidenceKey());
                    return new ActLine(
                            act.key(key + ".acted."),
                            tone.apply(act.kind()),
                            act.at(),
                            act.name(),
                            nameless.apply(act.kind()),
                            agency(act.agency()),
                            act.because(),
                            details.apply(act),
                            standing == null ? -1 : standing.entry());
                })
                .toList();
    }

    /// Short name of an agency; its code when there is none.
    public String agency(String code) {
        return code.isEmpty()
                ? ""
                : identity.findAgency(code).map(Agency::shortName).orElse(code);
    }

    /// The act of a name; empty for a name of none.
    public static <A extends Enum<A>> Optional<A> find(Class<A> acts, String name) {
        return Stream.of(acts.getEnumConstants())
                .filter(act -> act.name().equals(name))
                .findFirst();
    }
}
