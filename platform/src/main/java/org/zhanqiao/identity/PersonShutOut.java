package org.zhanqiao.identity;

import java.util.UUID;

/// Somebody may not sign in any more: published in the transaction in which that was decided.
record PersonShutOut(UUID person) {}
