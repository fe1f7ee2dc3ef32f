package org.zhanqiao.exchange.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;

/// The terms of grants and services in plain words.
public final class PlainTerms {

    private PlainTerms() {}

    /// Where a grant stands.
    public static Phrase standing(Grant.Standing standing) {
        return Phrase.of("exchange.standing." + standing.name());
    }

    public static Tone tone(Grant.Standing standing) {
        return switch (standing) {
            case IN_FORCE -> Tone.GOOD;
            case WAITING, SUSPENDED -> Tone.WAITING;
            case EXPIRED -> Tone.NEUTRAL;
            case REVOKED -> Tone.BAD;
        };
    }

    public static Phrase mode(Mode mode) {
        return Phrase.of("exchange.mode." + mode.name());
    }

    public static List<Phrase> modes(Stream<Mode> modes) {
        return modes.sorted().map(PlainTerms::mode).toList();
    }

    /// What may be asked of a service, whatever a grant then allows.
    static List<Phrase> modes(DataService service, SourceKind kind) {
        return modes(Stream.of(Mode.values()).filter(mode -> mode != Mode.LIST || service.listable(kind)));
    }

    public static Phrase source(SourceKind kind) {
        return Phrase.of("exchange.source." + kind.name());
    }

    public static Phrase type(ItemType type) {
        return Phrase.of("exchange.type." + type.name());
    }

    public static Phrase level(int level) {
        return Phrase.of("exchange.level." + level);
    }

    /// What a caller sees of a value under its mask.
    public static Phrase mask(Mask mask) {
        return switch (mask) {
            case Mask.None() -> Phrase.of("exchange.mask.none");
            case Mask.KeepEnds(int head, int tail) when tail == 0 -> Phrase.of("exchange.mask.keepHead", head);
            case Mask.KeepEnds(int head, int tail) when head == 0 -> Phrase.of("exchange.mask.keepTail", tail);
            case Mask.KeepEnds(int head, int tail) -> Phrase.of("exchange.mask.keep", head, tail);
            case Mask.Hide() -> Phrase.of("exchange.mask.hide");
            case Mask.Pseudonym() -> Phrase.of("exchange.mask.pseudonym");
            case Mask.Year() -> Phrase.of("exchange.mask.year");
            case Mask.District() -> Phrase.of("exchange.mask.district");
            case Mask.Band(long width) -> Phrase.of("exchange.mask.band", width);
            case Mask.Sm4() -> Phrase.of("exchange.mask.sm4");
        };
    }

    /// A condition of a row filter.
    public static Phrase condition(Dataset dataset, Condition condition) {
        var arguments = new ArrayList<Object>();
        arguments.add(ItemLabel.of(dataset, condition.item()));
        arguments.add(new ValueList(condition.values()));
        return new Phrase("exchange.condition." + condition.comparison().name(), arguments);
    }

    /// How long a term lasts.
    ///
    /// @param end the first moment after it; where a day begins, the term is said to last through the day before
    public static Phrase until(Instant end) {
        var day = end.atZone(Page.ZONE);
        return day.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? Phrase.of("exchange.until.day", day.toLocalDate().minusDays(1).toString())
                : Phrase.of("exchange.until.moment", end);
    }

    /// How old an answer may be that stands in for a source that is down.
    public static Phrase lastGood(Duration longest) {
        if (longest.isZero()) {
            return Phrase.of("exchange.lastGood.never");
        }
        if (longest.toSeconds() % 86_400 == 0) {
            return Phrase.of("exchange.lastGood.days", longest.toDays());
        }
        if (longest.toSeconds() % 3_600 == 0) {
            return Phrase.of("exchange.lastGood.hours", longest.toHours());
        }
        if (longest.toSeconds() % 60 == 0) {
            return Phrase.of("exchange.lastGood.minutes", longest.toMinutes());
        }
        return Phrase.of("exchange.lastGood.seconds", longest.toSeconds());
    }
}
