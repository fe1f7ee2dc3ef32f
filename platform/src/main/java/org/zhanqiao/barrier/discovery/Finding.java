package org.zhanqiao.barrier.discovery;

import java.time.Instant;
import java.util.List;

/// What following a paper came to, as it is kept.
///
/// @param link     that settled it
/// @param dataset  code of the dataset that holds it; empty where none was found
/// @param provider code of the agency whose dataset that is; empty likewise
/// @param steps    the chain; left out of lists
/// @param since    when it became what it is
/// @param lookedAt when it was last followed
public record Finding(
        PaperKey paper,
        Result.Kind kind,
        Link link,
        String dataset,
        String provider,
        List<Step> steps,
        Instant since,
        Instant lookedAt) {

    public Finding {
        steps = List.copyOf(steps);
    }

    static Finding of(Found found, Instant now) {
        var steps = found.result().steps();
        return new Finding(
                found.paper().key(),
                found.result().kind(),
                steps.getLast().link(),
                found.dataset(),
                found.provider(),
                steps,
                now,
                now);
    }

    /// Whether the same link stands for the same reason.
    boolean isSame(Finding other) {
        return kind == other.kind && link == other.link && dataset.equals(other.dataset);
    }

    Finding since(Instant before) {
        return new Finding(paper, kind, link, dataset, provider, steps, before, lookedAt);
    }
}
