package org.zhanqiao.demand;

import java.util.List;
import java.util.stream.Collectors;
import org.zhanqiao.web.InputError;

/// What somebody stated, or an act on it, cannot stand as it is; nothing was done. Names everything that is wrong.
public final class UnfitInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<InputError> flaws;

    private UnfitInput(List<InputError> flaws) {
        super(flaws.stream().map(InputError::messageKey).collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    /// @throws UnfitInput when there are any
    public static void unlessEmpty(List<InputError> flaws) {
        if (!flaws.isEmpty()) {
            throw new UnfitInput(flaws);
        }
    }

    /// At least one.
    public List<InputError> flaws() {
        return flaws;
    }
}
