package org.zhanqiao.catalog.desk;

import java.util.List;
import java.util.stream.Stream;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Step;
import org.zhanqiao.web.Tone;

/// Where an entry stands, for readers.
public final class StateWords {

    private StateWords() {}

    public static String text(Page page, EntryState state) {
        return page.text("catalog.state." + state.name());
    }

    public static Tone tone(EntryState state) {
        return switch (state) {
            case PUBLISHED -> Tone.GOOD;
            case DRAFT, DISCARDED -> Tone.NEUTRAL;
            case IN_REVIEW, AMENDING, AMENDMENT_IN_REVIEW, WITHDRAWAL_IN_REVIEW -> Tone.WAITING;
            case WITHDRAWN -> Tone.BAD;
        };
    }

    /// The way of an entry, as far as it has come.
    public static List<Step> steps(Page page, EntryState state) {
        return switch (state) {
            case DRAFT, DISCARDED -> way(page, 0, EntryState.DRAFT, EntryState.IN_REVIEW, EntryState.PUBLISHED);
            case IN_REVIEW -> way(page, 1, EntryState.DRAFT, EntryState.IN_REVIEW, EntryState.PUBLISHED);
            case PUBLISHED -> way(page, 3, EntryState.DRAFT, EntryState.IN_REVIEW, EntryState.PUBLISHED);
            case AMENDING -> way(page, 1, EntryState.PUBLISHED, EntryState.AMENDING, EntryState.AMENDMENT_IN_REVIEW);
            case AMENDMENT_IN_REVIEW ->
                way(page, 2, EntryState.PUBLISHED, EntryState.AMENDING, EntryState.AMENDMENT_IN_REVIEW);
            case WITHDRAWAL_IN_REVIEW ->
                way(page, 1, EntryState.PUBLISHED, EntryState.WITHDRAWAL_IN_REVIEW, EntryState.WITHDRAWN);
            case WITHDRAWN -> way(page, 3, EntryState.PUBLISHED, EntryState.WITHDRAWAL_IN_REVIEW, EntryState.WITHDRAWN);
        };
    }

    private static List<Step> way(Page page, int at, EntryState... states) {
        return Step.listAt(Stream.of(states).map(state -> text(page, state)).toList(), at);
    }
}
