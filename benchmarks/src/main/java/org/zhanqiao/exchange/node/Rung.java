package org.zhanqiao.exchange.node;

/// A rung of the ladder: each does what the one before it does, and one thing more.
public enum Rung {
    /// The row is read and written as JSON. Nothing is checked.
    BARE("bare Vert.x read"),
    /// And the caller's signature is verified.
    SIGNATURE("+ signature"),
    /// And the call is made under its grant, within its limits, through the guarded source.
    GRANT("+ grant and limits"),
    /// And fields are masked.
    MASKS("+ masks"),
    /// And evidence is durable before the answer: the product as it is.
    EVIDENCE("+ evidence (the product)");

    private final String title;

    Rung(String title) {
        this.title = title;
    }

    /// Its name in the table.
    public String title() {
        return title;
    }
}
