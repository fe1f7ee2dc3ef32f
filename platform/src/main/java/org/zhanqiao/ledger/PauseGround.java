package org.zhanqiao.ledger;

/// Why the clock of a case may stand: what is missing lies outside the city's agencies.
public enum PauseGround {
    /// The data is with the province or the nation, and was asked for there (Order 809 art. 24).
    SUPERIOR,
    /// A regulation has to change first.
    LEGISLATION,
    /// Somebody has to come and show a paper, and was asked to.
    PERSON;

    public String messageKey() {
        return "ledger.pause." + name();
    }
}
