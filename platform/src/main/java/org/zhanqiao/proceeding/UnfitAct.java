package org.zhanqiao.proceeding;

import java.util.List;
import java.util.stream.Collectors;
import org.zhanqiao.web.InputError;

/// An act that cannot stand as it is; nothing was done. Names everything that is wrong.
public final class UnfitAct extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<InputError> flaws;

    private UnfitAct(List<InputError> flaws) {
        super(flaws.stream().map(InputError::messageKey).collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    /// @throws UnfitAct when there are any
    public static void unlessEmpty(List<InputError> flaws) {
        if (!flaws.isEmpty()) {
            throw new UnfitAct(flaws);
        }
    }

    /// At least one.
    public List<InputError> flaws() {
        return flaws;
    }
}
