package org.zhanqiao.exchange.console;

import org.zhanqiao.client.Answer;
import org.zhanqiao.client.Attempt;

/// What came of a call made from the console.
sealed interface Trial {

    /// The exchange answered.
    ///
    /// @param attempt the call as it went over the wire
    /// @param address base address of the exchange that was asked
    record Answered(Attempt attempt, Answer<?> answer, String address) implements Trial {}

    /// No answer of an exchange arrived.
    ///
    /// @param message what happened and how far the call got, in Chinese and English
    record Unanswered(String message) implements Trial {}
}
