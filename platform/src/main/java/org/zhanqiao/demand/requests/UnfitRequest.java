package org.zhanqiao.demand.requests;

import java.util.List;
import java.util.stream.Collectors;

/// A request, or an act on one, that cannot stand as it is; nothing was done. Names everything that is wrong.
public final class UnfitRequest extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<AskFlaw> flaws;

    private UnfitRequest(List<AskFlaw> flaws) {
        super(flaws.stream().map(AskFlaw::messageKey).collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    /// @throws UnfitRequest when there are any
    static void unlessEmpty(List<AskFlaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new UnfitRequest(flaws);
        }
    }

    /// At least one.
    public List<AskFlaw> flaws() {
        return flaws;
    }
}
