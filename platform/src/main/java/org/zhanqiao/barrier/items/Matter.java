package org.zhanqiao.barrier.items;

import java.time.Instant;

/// A service item (政务服务事项) as it stands.
///
/// @param version counts its changes from 1
/// @param retired whether nobody can apply for it any more
/// @param by      name of whoever changed it last
public record Matter(MatterText text, long version, boolean retired, String by, Instant changedAt) {

    public String code() {
        return text.code();
    }
}
