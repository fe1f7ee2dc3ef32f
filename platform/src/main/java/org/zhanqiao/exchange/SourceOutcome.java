package org.zhanqiao.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;

/// What became of an act on a source.
public sealed interface SourceOutcome {

    /// It is done; nodes follow within a second.
    record Done(RegisteredSource source) implements SourceOutcome {}

    /// It cannot be done like this.
    record Unfit(List<InputError> flaws) implements SourceOutcome {
        public Unfit {
            flaws = List.copyOf(flaws);
        }
    }

    /// The connection was tested before anything was kept, and does not work.
    record NotReached(TrialOutcome.Failed trial) implements SourceOutcome {}

    /// Somebody else acted first.
    ///
    /// @param source as it is now; null when it was removed
    /// @param last   what was done last; null when that is not known
    record Overtaken(
            @Nullable RegisteredSource source, @Nullable SourceAct last) implements SourceOutcome {}

    /// Data services are served from it.
    record InUse(List<DataService> services) implements SourceOutcome {
        public InUse {
            services = List.copyOf(services);
        }
    }

    /// It comes with the platform, which keeps its address and account itself.
    record Fixed(RegisteredSource source) implements SourceOutcome {}
}
