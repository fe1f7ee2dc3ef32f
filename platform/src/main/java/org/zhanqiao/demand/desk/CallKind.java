package org.zhanqiao.demand.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.audit.CallFilter;
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.audit.CallScope;
import org.zhanqiao.audit.Performance;

/// Which calls a figure of services counts.
public enum CallKind {
    SERVED(CallOutcome.SERVED, false),
    UNAVAILABLE(CallOutcome.UNAVAILABLE, false),
    REFUSED(CallOutcome.REFUSED, false),
    /// Served with the last good answer kept.
    KEPT(CallOutcome.SERVED, true);

    private final CallOutcome outcome;
    private final boolean kept;

    CallKind(CallOutcome outcome, boolean kept) {
        this.outcome = outcome;
        this.kept = kept;
    }

    static Optional<CallKind> of(@Nullable String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /// As it stands in addresses.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Key of its words.
    public String messageKey() {
        return "demand.calls." + name();
    }

    public long of(Performance performance) {
        return switch (this) {
            case SERVED -> performance.served();
            case UNAVAILABLE -> performance.unavailable();
            case REFUSED -> performance.refused();
            case KEPT -> performance.kept();
        };
    }

    CallFilter filter(CallScope scope, String service) {
        return CallFilter.of(scope, outcome, service, kept);
    }
}
