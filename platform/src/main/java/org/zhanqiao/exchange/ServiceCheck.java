package org.zhanqiao.exchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;

/// What a look at a draft and at the table behind it found.
///
/// @param flaws     what stands in the way; empty when the service can be opened
/// @param firstRead what the first read showed; null when something stood in its way
public record ServiceCheck(List<InputError> flaws, @Nullable FirstRead firstRead) {

    public ServiceCheck {
        flaws = List.copyOf(flaws);
    }

    static ServiceCheck unfit(List<InputError> flaws) {
        return new ServiceCheck(flaws, null);
    }

    /// The first page read and its row found again by its key, through the statements that calls run.
    ///
    /// @param empty   whether the table holds no row yet, or the interface none of that key
    /// @param indexed whether an index begins with the columns of the key
    /// @param unique  whether the database itself keeps the key unique
    /// @param comparedAs see [DataService]
    /// @param millis  how long the slower of both questions took
    public record FirstRead(
            boolean empty, boolean indexed, boolean unique, Map<String, String> comparedAs, long millis) {

        public FirstRead {
            comparedAs = Map.copyOf(comparedAs);
        }
    }
}
