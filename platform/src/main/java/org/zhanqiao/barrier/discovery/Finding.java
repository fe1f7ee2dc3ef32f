package org.zhanqiao.barrier.discovery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What following a paper came to, as it is kept.
///
/// @param link     that settled it
/// @param dataset  code of the dataset that holds it; empty where none was found
/// @param provider code of the agency whose dataset that is; empty likewise
/// @param steps    the chain; left out of lists
/// @param since    when it became what it is
/// @param lookedAt when it was last followed
/// @param proposed what it would come to without calls that prove it, once the bureau agrees; `null` for nothing
public record Finding(
        PaperKey paper,
        Result.Kind kind,
        Link link,
        String dataset,
        String provider,
        List<Step> steps,
        Instant since,
        Instant lookedAt,
        Result.@Nullable Kind proposed) {

    public Finding {
        steps = List.copyOf(steps);
    }

    /// With nothing proposed.
    public Finding(
            PaperKey paper,
            Result.Kind kind,
            Link link,
            String dataset,
            String provider,
            List<Step> steps,
            Instant since,
            Instant lookedAt) {
        this(paper, kind, link, dataset, provider, steps, since, lookedAt, null);
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

    /// Whether this barrier is gone in what was found now by how the matter is stated alone: neither do
    /// calls prove it, nor were the data themselves mended on which it broke.
    boolean isGoneBySaying(Finding now) {
        return kind.isBarrier() && !now.kind.isBarrier() && !now.kind.isProven() && !hasMended(now);
    }

    private boolean hasMended(Finding now) {
        return !dataset.isEmpty()
                && dataset.equals(now.dataset)
                && switch (link) {
                    case FRESHNESS, STABILITY, COMPLETENESS -> true;
                    case ITEMS, DATASET, SHARE_TYPE, SERVICE, REQUEST, GRANT, CALLS, DEMAND -> false;
                };
    }

    boolean isProposing(Result.@Nullable Kind end) {
        return proposed == end;
    }

    Finding since(Instant before) {
        return new Finding(paper, kind, link, dataset, provider, steps, before, lookedAt, proposed);
    }

    /// The same barrier, while somebody says that it is gone.
    Finding proposing(Finding gone) {
        return new Finding(paper, kind, link, dataset, provider, steps, since, gone.lookedAt, gone.kind);
    }
}
