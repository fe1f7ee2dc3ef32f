package org.zhanqiao.catalog;

import java.util.List;
import java.util.stream.Collectors;

/// An entry that cannot be submitted or published. Its message is for developers; people read the words of each flaw's
/// rule.
public final class UnfitEntry extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<EntryFlaw> flaws;

    private UnfitEntry(List<EntryFlaw> flaws) {
        super(flaws.stream().map(EntryFlaw::toString).collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    public static UnfitEntry because(EntryFlaw flaw) {
        return new UnfitEntry(List.of(flaw));
    }

    /// @throws UnfitEntry when there are any
    public static void unlessEmpty(List<EntryFlaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new UnfitEntry(flaws);
        }
    }

    /// What is wrong, at least one.
    public List<EntryFlaw> flaws() {
        return flaws;
    }
}
