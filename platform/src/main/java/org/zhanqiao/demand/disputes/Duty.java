package org.zhanqiao.demand.disputes;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.agreements.Side;

/// What a settlement, a decision or a ruling makes somebody do.
public enum Duty {
    /// The provider answers the request, or the same asked anew.
    ANSWER_ANEW(Side.PROVIDER),
    /// The provider puts a grant into force again, or a new one in its place.
    RESTORE_GRANT(Side.PROVIDER),
    /// Something else the provider does.
    PROVIDER_ACTS(Side.PROVIDER),
    /// The consumer mends how it uses the data (art. 27).
    REMEDY_USE(Side.CONSUMER),
    /// The consumer disposes of the data (art. 27).
    DISPOSE(Side.CONSUMER),
    /// Something else the consumer does.
    CONSUMER_ACTS(Side.CONSUMER),
    /// Nothing: the claim is dismissed, or what was asked for is done already.
    NOTHING(null);

    private final @Nullable Side obliged;

    Duty(@Nullable Side obliged) {
        this.obliged = obliged;
    }

    /// Whether it can be done at all.
    ///
    /// @param granted whether the request that the dispute is over ever became a grant
    boolean isPossible(boolean granted) {
        return switch (this) {
            case RESTORE_GRANT, REMEDY_USE, DISPOSE -> granted;
            case ANSWER_ANEW, PROVIDER_ACTS, CONSUMER_ACTS, NOTHING -> true;
        };
    }

    /// Who has to do it.
    public Optional<Side> obliged() {
        return Optional.ofNullable(obliged);
    }

    /// Key of its words.
    public String messageKey() {
        return "demand.dispute.duty." + name();
    }

    static Optional<Duty> find(String name) {
        return Stream.of(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}
