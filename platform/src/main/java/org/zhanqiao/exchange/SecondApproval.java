package org.zhanqiao.exchange;

import java.time.Instant;

/// That a second person approved a grant whose levels demand it.
///
/// @param by login of somebody else than its signer
public record SecondApproval(String by, Instant at, String because) {}
