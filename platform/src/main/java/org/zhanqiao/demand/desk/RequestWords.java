package org.zhanqiao.demand.desk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.measures.Handling;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;

/// Requests in the reader's words; templates ask it.
public final class RequestWords {

    private RequestWords() {}

    public static Tone tone(RequestState state) {
        return switch (state) {
            case DRAFT, WITHDRAWN, DISPOSED, EXPIRED, ENDED, SUPERSEDED -> Tone.NEUTRAL;
            case AWAITING_SIGN_OFF, SUBMITTED, INCOMPLETE, APPROVAL_PROPOSED, REFUSAL_PROPOSED -> Tone.WAITING;
            case APPROVED, CONSUMER_SIGNED, PROVIDER_SIGNED -> Tone.WAITING;
            case IN_FORCE -> Tone.GOOD;
            case REFUSED -> Tone.BAD;
        };
    }

    /// The working days an answer took.
    public static String days(@Nullable Handling handling) {
        return handling == null ? "–" : Objects.toString(handling.answerDays(), "–");
    }

    public static String title(Page page, DataItem item) {
        return page.isChinese() || item.titleEn().isEmpty() ? item.title() : item.titleEn();
    }

    /// An item the dataset does not have any more goes by its name.
    public static String title(Page page, Dataset dataset, String name) {
        return dataset.findItem(name).map(item -> title(page, item)).orElse(name);
    }

    /// What a caller sees of a value under its mask.
    public static String mask(Page page, Mask mask) {
        return switch (mask) {
            case Mask.None() -> page.text("demand.use.none");
            case Mask.KeepEnds(int head, int tail) -> page.text("demand.use.keep", head, tail);
            case Mask.Hide() -> page.text("demand.use.hide");
            case Mask.Pseudonym() -> page.text("demand.use.pseudonym");
            case Mask.Year() -> page.text("demand.use.year");
            case Mask.District() -> page.text("demand.use.district");
            case Mask.Band(long width) -> page.text("demand.use.band", page.number(width));
            case Mask.Sm4() -> page.text("demand.use.sm4");
        };
    }
}
