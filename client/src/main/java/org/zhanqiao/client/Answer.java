package org.zhanqiao.client;

import java.util.Optional;

/// What the exchange answered to a call: data, a refusal, or an outage. An outage is never "no rows".
///
/// @param <C> what a served answer contains: [Rows], [Page] or [Matches]
public sealed interface Answer<C> {
    /// The call was served.
    ///
    /// @param call the exchange's id of the call
    /// @param content the data
    /// @param source whether the data came from the source just now
    /// @param receipt the evidence of this very answer
    /// @param timing where the time went
    record Served<C>(String call, C content, Source source, Receipt receipt, Timing timing) implements Answer<C> {}

    /// The call was refused; the caller can act on it.
    ///
    /// @param reason stable, such as `field-not-granted`: what follows `urn:zhanqiao:refusal:` in the type
    /// @param problem what is wrong and what to do next, in Chinese and English
    /// @param receipt the evidence of the refusal; empty when the exchange did not get as far as to know the caller
    record Refused<C>(String reason, Problem problem, Optional<Receipt> receipt) implements Answer<C> {}

    /// The call could not be served now; no statement about the data.
    ///
    /// @param cause stable, such as `source-down`: what follows `urn:zhanqiao:unavailable:` in the type
    /// @param problem what is wrong and what to do next, in Chinese and English
    /// @param receipt the evidence of the outage; empty when not even that could be written
    record Unavailable<C>(String cause, Problem problem, Optional<Receipt> receipt) implements Answer<C> {}
}
