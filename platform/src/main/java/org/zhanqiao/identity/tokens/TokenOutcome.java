package org.zhanqiao.identity.tokens;

import org.zhanqiao.identity.Reader;

/// What came of a token that was shown.
public sealed interface TokenOutcome {

    record Admitted(Reader reader) implements TokenOutcome {}

    /// It cannot be a token: its shape or its check characters are wrong. Nothing was looked up.
    record Malformed() implements TokenOutcome {}

    /// It has the right shape, and there is none like it.
    record Unknown() implements TokenOutcome {}

    record Expired() implements TokenOutcome {}

    record Revoked() implements TokenOutcome {}

    /// Its holder may not come in any more, has lost every role it had, or works for another agency.
    record Orphaned() implements TokenOutcome {}
}
