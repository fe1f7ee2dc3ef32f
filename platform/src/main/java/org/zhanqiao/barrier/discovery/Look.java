package org.zhanqiao.barrier.discovery;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.barrier.items.Matters;

/// Follows papers and keeps what it came to: all of them, or those that a change may have touched. One look
/// at a time in the whole city; what is new or mended is told in the transaction that keeps it.
@Service
public class Look {

    /// So many changes at once, as when a whole catalog is filled, are followed by looking at everything.
    private static final int MANY = 100;

    private final Matters matters;
    private final FactsReader facts;
    private final KeptFindings table;
    private final ChangeTable changes;
    private final AssentTable assents;
    private final ApplicationEventPublisher events;

    Look(
            Matters matters,
            FactsReader facts,
            KeptFindings table,
            ChangeTable changes,
            AssentTable assents,
            ApplicationEventPublisher events) {
        this.matters = matters;
        this.facts = facts;
        this.table = table;
        this.changes = changes;
        this.assents = assents;
        this.events = events;
    }

    /// Follows every paper of every matter.
    ///
    /// @return how many papers
    @Transactional
    public int lookAtAll() {
        changes.holdLooks();
        changes.take();
        var papers = papers();
        keep(papers, papers, table.listAll());
        return papers.size();
    }

    /// Follows the papers that changes since the last look may have touched.
    ///
    /// @return how many papers
    @Transactional
    public int lookAtChanges() {
        if (changes.isEmpty()) {
            return 0;
        }
        changes.holdLooks();
        var taken = changes.take();
        var papers = papers();
        var before = table.listAll();
        var touched = taken.size() > MANY ? papers : touched(taken, papers, before);
        keep(touched, papers, before);
        return touched.size();
    }

    private List<DemandedPaper> papers() {
        return matters.listMatters().stream().flatMap(DemandedPaper::of).toList();
    }

    private List<DemandedPaper> touched(List<Change> taken, List<DemandedPaper> papers, Map<PaperKey, Finding> before) {
        var keys = new HashSet<PaperKey>();
        for (var change : taken) {
            switch (change.kind()) {
                case MATTER ->
                    papers.stream()
                            .map(DemandedPaper::key)
                            .filter(key -> key.matter().equals(change.key()))
                            .forEach(keys::add);
                case DATASET -> {
                    before.values().stream()
                            .filter(finding -> finding.dataset().equals(change.key()))
                            .forEach(finding -> keys.add(finding.paper()));
                    var held = facts.listHeldBy(change.key(), papers);
                    papers.stream()
                            .filter(paper -> paper.fields().stream().anyMatch(held::contains))
                            .forEach(paper -> keys.add(paper.key()));
                }
            }
        }
        return papers.stream().filter(paper -> keys.contains(paper.key())).toList();
    }

    /// @param followed the papers that are followed now
    /// @param papers   all there are
    private void keep(List<DemandedPaper> followed, List<DemandedPaper> papers, Map<PaperKey, Finding> before) {
        forget(papers, before);
        if (followed.isEmpty()) {
            return;
        }
        var known = facts.read(followed);
        var now = known.now().truncatedTo(ChronoUnit.MICROS);
        var agreed = assents.listPapers();
        var kept = new ArrayList<Finding>();
        var standing = new ArrayList<Finding>();
        for (var paper : followed) {
            var found = Finding.of(Discovery.follow(paper, known), now);
            var old = before.get(paper.key());
            if (old != null && old.isGoneBySaying(found) && !agreed.contains(paper.key())) {
                standing.add(old.proposing(found));
            } else {
                kept.add(settle(found, old));
            }
        }
        table.put(kept);
        table.propose(standing);
        tell(kept, before);
        standing.stream()
                .filter(finding ->
                        !Objects.requireNonNull(before.get(finding.paper())).isProposing(finding.proposed()))
                .forEach(finding -> events.publishEvent(new ClearingProposed(finding.paper())));
    }

    private static Finding settle(Finding found, @Nullable Finding before) {
        return before != null && before.isSame(found) ? found.since(before.since()) : found;
    }

    private void tell(Collection<Finding> kept, Map<PaperKey, Finding> before) {
        var broken = new ArrayList<Finding>();
        for (var finding : kept) {
            var old = before.get(finding.paper());
            if (old != null && old.isSame(finding)) {
                continue;
            }
            if (old != null && old.kind().isBarrier()) {
                events.publishEvent(new BreakMended(old, finding));
            }
            if (finding.kind().isBarrier()) {
                broken.add(finding);
            }
        }
        events.publishEvent(new LookEnded(broken));
    }

    /// What is demanded no more.
    private void forget(List<DemandedPaper> papers, Map<PaperKey, Finding> before) {
        Set<PaperKey> standing = papers.stream().map(DemandedPaper::key).collect(Collectors.toSet());
        var gone = before.values().stream()
                .filter(finding -> !standing.contains(finding.paper()))
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        table.remove(gone.stream().map(Finding::paper).toList());
        gone.stream()
                .filter(finding -> finding.kind().isBarrier())
                .forEach(finding -> events.publishEvent(new BreakMended(finding, null)));
    }
}
