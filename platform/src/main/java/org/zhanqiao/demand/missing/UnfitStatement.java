package org.zhanqiao.demand.missing;

import java.util.List;
import java.util.stream.Collectors;
import org.zhanqiao.web.InputError;

/// A statement, or an act on one, that cannot stand as it is; nothing was done. Names everything that is wrong.
public final class UnfitStatement extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<InputError> flaws;

    private UnfitStatement(List<InputError> flaws) {
        super(flaws.stream().map(InputError::messageKey).collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    /// @throws UnfitStatement when there are any
    static void unlessEmpty(List<InputError> flaws) {
        if (!flaws.isEmpty()) {
            throw new UnfitStatement(flaws);
        }
    }

    /// At least one.
    public List<InputError> flaws() {
        return flaws;
    }
}
