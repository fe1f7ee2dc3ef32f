package org.zhanqiao.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/// How a dataset is shared, with what each way of sharing has to state (政务数据共享条例 art. 14 and 15).
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Sharing.Undecided.class, name = "UNDECIDED"),
    @JsonSubTypes.Type(value = Sharing.Unconditional.class, name = "UNCONDITIONAL"),
    @JsonSubTypes.Type(value = Sharing.Conditional.class, name = "CONDITIONAL"),
    @JsonSubTypes.Type(value = Sharing.Withheld.class, name = "WITHHELD")
})
public sealed interface Sharing {

    /// The draft does not say yet.
    record Undecided() implements Sharing {}

    record Unconditional() implements Sharing {}

    /// @param scope who may have it (共享范围)
    /// @param use   what for (使用用途)
    record Conditional(String scope, String use) implements Sharing {}

    /// @param reason why, in plain words
    /// @param bases  what the refusal relies on
    record Withheld(String reason, List<LegalBasis> bases) implements Sharing {
        public Withheld {
            bases = List.copyOf(bases);
        }
    }

    /// The way of sharing; empty while it is undecided.
    default Optional<ShareType> shareType() {
        return switch (this) {
            case Undecided undecided -> Optional.empty();
            case Unconditional unconditional -> Optional.of(ShareType.UNCONDITIONAL);
            case Conditional conditional -> Optional.of(ShareType.CONDITIONAL);
            case Withheld withheld -> Optional.of(ShareType.WITHHELD);
        };
    }
}
