package org.zhanqiao.exchange.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;

/// The console: what one can call, the call being prepared, and what came of the one just made.
///
/// @param form  null while the agency holds no grant
/// @param trial null before a call
public record ConsoleView(
        List<SystemChoice> systems,
        @Nullable TrialForm form,
        List<InputError> errors,
        @Nullable TrialView trial) {

    /// A system of the agency with the grants it holds.
    public record SystemChoice(String system, String name, List<GrantChoice> grants) {}

    /// A grant one can try.
    public record GrantChoice(String id, String service, String provider, String purpose, boolean chosen) {}
}
