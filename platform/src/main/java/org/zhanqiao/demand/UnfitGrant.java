package org.zhanqiao.demand;

import java.util.List;
import java.util.stream.Collectors;

/// A grant that cannot be signed. Its message is for developers; people read the words of each flaw's rule.
public final class UnfitGrant extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<GrantFlaw> flaws;

    private UnfitGrant(List<GrantFlaw> flaws) {
        super(flaws.stream().map(GrantFlaw::toString).collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    public static UnfitGrant because(GrantFlaw flaw) {
        return new UnfitGrant(List.of(flaw));
    }

    /// @throws UnfitGrant when there are any
    public static void unlessEmpty(List<GrantFlaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new UnfitGrant(flaws);
        }
    }

    /// What is wrong, at least one.
    public List<GrantFlaw> flaws() {
        return flaws;
    }
}
