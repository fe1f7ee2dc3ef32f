package org.zhanqiao.barrier.discovery;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.catalog.HeldItems;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;

/// What was found of papers. An agency sees what it demands and what is asked of its data, the bureau everything.
@Service
public class Barriers {

    /// Characters of the longest reason.
    public static final int LONGEST_REASON = 500;

    private final KeptFindings table;
    private final FixTable fixes;
    private final AssentTable assents;
    private final FactsReader facts;
    private final ChangeTable changes;
    private final ApplicationEventPublisher events;
    private final Matters matters;
    private final HeldItems held;
    private final DiscoveryProperties properties;
    private final InstantSource clock;

    Barriers(
            KeptFindings table,
            FixTable fixes,
            AssentTable assents,
            FactsReader facts,
            ChangeTable changes,
            ApplicationEventPublisher events,
            Matters matters,
            HeldItems held,
            DiscoveryProperties properties,
            InstantSource clock) {
        this.table = table;
        this.fixes = fixes;
        this.assents = assents;
        this.facts = facts;
        this.changes = changes;
        this.events = events;
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

    /// The bureau’s word that a paper needs no calls, while it is stated as it was then.
    public Optional<Assent> findAssent(PaperKey paper) {
        return assents.find(paper);
    }

    /// The bureau agrees to what is proposed of a paper: how it is supplied and who issues it, and the dataset that
    /// its agency fixed. It is followed anew at once.
    ///
    /// @throws NotFound when the matter demands it no more, or for anybody but the bureau
    @Transactional
    public void agree(PaperKey paper, Person me) {
        if (!me.roles().has(Role.BUREAU)) {
            throw new NotFound("paper", paper.matter());
        }
        var stated = require(paper, me);
        fixes.agree(paper);
        assents.put(new Assent(paper, stated.supply(), stated.holder(), me.login(), me.name(), now()));
        changes.note(new Change(Change.Kind.MATTER, paper.matter()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Notes which dataset stands for a paper; it is followed anew at once, unless the matter names another issuer:
    /// then an agency’s word waits till the bureau agrees.
    ///
    /// @param dataset code of one in force; empty when none does
    /// @throws UnfitInput when there is no such dataset, or no reason
    @Transactional
    public void fix(PaperKey paper, String dataset, String because, Person me) {
        var stated = require(paper, me);
        var code = dataset.strip();
        var reason = because.strip();
        var known = held.listDatasets(List.of(code)).get(code);
        if (!code.isEmpty() && known == null) {
            UnfitInput.unlessEmpty(List.of(InputError.of("dataset", "barrier.fix.wrong.dataset", code)));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            UnfitInput.unlessEmpty(List.of(InputError.of("because", "barrier.fix.wrong.because", LONGEST_REASON)));
        }
        boolean agreed = me.roles().has(Role.BUREAU)
                || known == null
                || stated.holder().isEmpty()
                || known.agency().equals(facts.holders().get(stated.holder()));
        assents.remove(paper);
        fixes.put(new Fix(paper, code, reason, agreed, me.login(), me.name(), now()));
        if (!agreed) {
            events.publishEvent(new ClearingProposed(paper));
        }
        changes.note(new Change(Change.Kind.MATTER, paper.matter()));
    }

    /// Leaves it to the names again.
    @Transactional
    public void unfix(PaperKey paper, Person me) {
        require(paper, me);
        assents.remove(paper);
        fixes.remove(paper);
        changes.note(new Change(Change.Kind.MATTER, paper.matter()));
    }

    private Paper require(PaperKey paper, Person me) {
        if (!mayFix(paper, me)) {
            throw new NotFound("paper", paper.matter());
        }
        return matters.getMatter(paper.matter()).text().papers().stream()
                .filter(each -> each.name().equals(paper.paper()))
                .findFirst()
                .orElseThrow(() -> new NotFound("paper", paper.matter()));
    }
}
