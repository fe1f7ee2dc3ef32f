package org.zhanqiao.exchange.node;

import java.time.Instant;

/// A system whose signature was verified on this request. Only [CallerGate] makes one.
///
/// @param key     it signed with
/// @param nonce   commitment to the request's nonce, for the evidence and for filling the replay guard after a restart
/// @param created when the caller says it signed
record Caller(CallerKey key, byte[] nonce, Instant created) {

    String system() {
        return key.system;
    }
}
