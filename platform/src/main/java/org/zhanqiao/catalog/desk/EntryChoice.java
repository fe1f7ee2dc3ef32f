package org.zhanqiao.catalog.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.zhanqiao.catalog.EntryAct;
import org.zhanqiao.catalog.EntryLifecycle;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.web.NotFound;

/// What somebody can decide about an entry on a page of its own, as it stands in addresses.
public enum EntryChoice {
    SUBMIT(EntryAct.Kind.SUBMITTED, false, false),
    RECALL(EntryAct.Kind.RECALLED, false, false),
    AMEND(EntryAct.Kind.AMENDED, true, false),
    DISCARD(EntryAct.Kind.DISCARDED, false, true),
    PROPOSE(EntryAct.Kind.WITHDRAWAL_PROPOSED, true, true),
    PUBLISH(EntryAct.Kind.PUBLISHED, false, false),
    RETURN(EntryAct.Kind.RETURNED, true, false),
    EXTEND(EntryAct.Kind.EXTENDED, true, false),
    WITHDRAW(EntryAct.Kind.WITHDRAWN, true, true);

    private final EntryAct.Kind act;
    private final boolean reasoned;
    private final boolean grave;

    EntryChoice(EntryAct.Kind act, boolean reasoned, boolean grave) {
        this.act = act;
        this.reasoned = reasoned;
        this.grave = grave;
    }

    EntryAct.Kind act() {
        return act;
    }

    /// Whether it asks for a reason.
    public boolean reasoned() {
        return reasoned;
    }

    /// Whether something ends by it.
    public boolean grave() {
        return grave;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "catalog.choice." + name();
    }

    /// @throws NotFound for any other text
    static EntryChoice of(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new NotFound("choice", text));
    }

    /// Whether an arrow of the graph puts it into this hand, in whatever state.
    boolean isOf(EntryLifecycle.Hand hand) {
        return Arrays.stream(EntryState.values())
                .anyMatch(state -> in(state, hand).contains(this));
    }

    /// What the graph lets somebody choose in a state.
    static List<EntryChoice> in(EntryState state, EntryLifecycle.Hand hand) {
        var acts = EntryLifecycle.acts(state, hand);
        return Arrays.stream(values())
                .filter(choice -> acts.contains(choice.act))
                .toList();
    }
}
