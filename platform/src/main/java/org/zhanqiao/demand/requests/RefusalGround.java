package org.zhanqiao.demand.requests;

/// Why a provider may refuse. That something is missing from the request is no ground: it is named and completed
/// (Order 809 art. 21), so it is not among these.
public enum RefusalGround {
    /// The purpose is none of the asking agency's duties (art. 20: 使用依据).
    OUTSIDE_DUTY,
    /// More is asked than the purpose needs (Personal Information Protection Law art. 6).
    BEYOND_NEED,
    /// A law, an administrative regulation or a decision of the State Council forbids it (art. 14, 15).
    FORBIDDEN,
    /// The provider does not hold what is asked.
    NOT_HELD;

    /// Key of its words.
    public String messageKey() {
        return "demand.ground." + name();
    }
}
