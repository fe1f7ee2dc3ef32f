package org.zhanqiao.barrier.discovery;

import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Paper;

/// A paper of a matter, and what following it came to.
///
/// @param finding without its chain
/// @param spared  what clearing it would spare; nothing where nobody has to bring it
public record RadarRow(MatterText matter, Paper paper, Finding finding, Spared spared) {

    /// Whoever keeps what the paper says: the provider of the dataset, or whom the inventory names.
    public String keeper() {
        return finding.provider().isEmpty() ? paper.holder() : finding.provider();
    }
}
