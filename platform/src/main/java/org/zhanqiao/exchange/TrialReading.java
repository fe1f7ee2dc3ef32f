package org.zhanqiao.exchange;

import java.util.List;
import org.zhanqiao.web.InputError;

/// What became of a test that was asked for.
public sealed interface TrialReading {

    record Tried(TrialOutcome outcome) implements TrialReading {}

    /// Nothing was tried, because what was typed cannot be.
    record Unfit(List<InputError> flaws) implements TrialReading {
        public Unfit {
            flaws = List.copyOf(flaws);
        }
    }
}
