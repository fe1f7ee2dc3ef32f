package org.zhanqiao.barrier.discovery;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.catalog.HeldItems;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Person;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;

/// What was found of papers. An agency sees what it demands and what is asked of its data, the bureau everything.
@Service
public class Barriers {

    /// Characters of the longest reason.
    public static final int LONGEST_REASON = 500;

    private final KeptFindings table;
    private final FixTable fixes;
    private final ChangeTable changes;
    private final Matters matters;
    private final HeldItems held;
    private final DiscoveryProperties properties;
    private final InstantSource clock;

    Barriers(
            KeptFindings table,
            FixTable fixes,
            ChangeTable changes,
            Matters matters,
            HeldItems held,
            DiscoveryProperties properties,
            InstantSource clock) {
        this.table = table;
        this.fixes = fixes;
        this.changes = changes;
        this.matters = matters;
        this.held = held;
        this.properties = properties;
        this.clock = clock;
    }

    public Radar radar(RadarFilter filter) {
        return Radar.of(matters.listMatters(), table.listAll(), filter, properties.daysPerTrip());
    }

    /// What a trip counts for, days.
    public double daysPerTrip() {
        return properties.daysPerTrip();
    }

    /// Cases about papers that may wait for triage at once.
    public int mostUntriaged() {
        return properties.mostUntriaged();
    }

    /// Chains of these papers.
    public Map<PaperKey, Finding> listChains(Collection<PaperKey> papers) {
        return table.listWithChains(papers).stream().collect(Collectors.toMap(Finding::paper, Function.identity()));
    }

    /// A paper with its chain.
    ///
    /// @param reader code of the agency that reads; empty for the bureau
    /// @throws NotFound when it is demanded no more, or not for this reader
    public RadarRow getChain(PaperKey paper, String reader) {
        var filter = new RadarFilter(reader, "", paper.matter(), Optional.empty(), "");
        var matter = matters.findMatter(paper.matter()).filter(found -> !found.retired());
        var row =
                matter.map(found -> Radar.of(List.of(found), chains(found), filter, properties.daysPerTrip())).stream()
                        .flatMap(radar -> radar.rows().stream())
                        .filter(each -> each.paper().name().equals(paper.paper()))
                        .findFirst();
        return row.orElseThrow(() -> new NotFound("paper", paper.matter()));
    }

    private Map<PaperKey, Finding> chains(Matter matter) {
        return listChains(matter.text().papers().stream()
                .map(each -> new PaperKey(matter.code(), each.name()))
                .toList());
    }

    public Optional<Fix> findFix(PaperKey paper) {
        return fixes.find(paper);
    }

    /// Whether somebody can say which dataset stands for a matter's papers.
    public boolean mayFix(PaperKey paper, Person me) {
        return matters.findMatter(paper.matter())
                .filter(matter -> matters.mayChange(matter, me))
                .isPresent();
    }

    /// Notes which dataset stands for a paper; it is followed anew at once.
    ///
    /// @param dataset code of one in force; empty when none does
    /// @throws UnfitInput when there is no such dataset, or no reason
    @Transactional
    public void fix(PaperKey paper, String dataset, String because, Person me) {
        require(paper, me);
        var code = dataset.strip();
        var reason = because.strip();
        if (!code.isEmpty() && held.listDatasets(List.of(code)).isEmpty()) {
            UnfitInput.unlessEmpty(List.of(InputError.of("dataset", "barrier.fix.wrong.dataset", code)));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            UnfitInput.unlessEmpty(List.of(InputError.of("because", "barrier.fix.wrong.because", LONGEST_REASON)));
        }
        fixes.put(new Fix(
                paper, code, reason, me.login(), me.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        changes.note(new Change(Change.Kind.MATTER, paper.matter()));
    }

    /// Leaves it to the names again.
    @Transactional
    public void unfix(PaperKey paper, Person me) {
        require(paper, me);
        fixes.remove(paper);
        changes.note(new Change(Change.Kind.MATTER, paper.matter()));
    }

    private void require(PaperKey paper, Person me) {
        if (!mayFix(paper, me)
                || matters.getMatter(paper.matter()).text().papers().stream()
                        .noneMatch(each -> each.name().equals(paper.paper()))) {
            throw new NotFound("paper", paper.matter());
        }
    }
}
