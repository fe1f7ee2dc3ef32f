package org.zhanqiao.barrier.discovery;

import java.time.Instant;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.Supply;

/// The bureau’s word that a paper, as it is stated, stands in nobody’s way although no calls prove it.
///
/// @param issuer as the inventory named it then
/// @param by     login
/// @param name   of the person, as it was then
public record Assent(PaperKey paper, Supply supply, String issuer, String by, String name, Instant at) {

    /// Whether the paper is still what was agreed to.
    boolean isOf(Paper stated) {
        return stated.name().equals(paper.paper())
                && stated.supply() == supply
                && stated.holder().equals(issuer);
    }
}
