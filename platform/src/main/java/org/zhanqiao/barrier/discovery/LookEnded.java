package org.zhanqiao.barrier.discovery;

import java.util.List;

/// Papers were followed and what it came to is kept. Published in the transaction that keeps it, also when nothing
/// new was found: whoever could not take everything at once goes on.
///
/// @param broken papers with a barrier that they did not have, or have for another reason; with their chains
public record LookEnded(List<Finding> broken) {

    public LookEnded {
        broken = List.copyOf(broken);
    }
}
