package org.zhanqiao.exchange.sources;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.exchange.RegisteredSource;
import org.zhanqiao.exchange.SourceAct;
import org.zhanqiao.exchange.SourceFilter;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// Rows of sources and their histories, as both desks show them.
@Component
class SourceLists {

    /// Headings of the exported list.
    static final List<String> HEADINGS = List.of(
            "exchange.sources.title",
            "exchange.sources.id",
            "exchange.sources.agency",
            "exchange.source",
            "exchange.state",
            "exchange.sources.services",
            "exchange.sources.tried");

    private final Sources sources;
    private final Identity identity;
    private final ControlEvidence evidence;

    SourceLists(Sources sources, Identity identity, ControlEvidence evidence) {
        this.sources = sources;
        this.identity = identity;
        this.evidence = evidence;
    }

    Paged<SourcesView.Row> list(SourceFilter filter, ListQuery query) {
        var found = sources.listSources(filter, query);
        var trials = sources.listTrials(
                found.rows().stream().map(RegisteredSource::id).toList());
        var agencies = agencies();
        return found.map(source -> {
            var trial = trials.get(source.id());
            return SourcesView.Row.of(
                    source,
                    agencies.getOrDefault(source.agency(), source.agency()),
                    trial == null ? null : TrialWords.of(trial.outcome()));
        });
    }

    static List<Object> cells(SourcesView.Row row) {
        return List.of(row.title(), row.id(), row.agency(), row.kind(), row.state(), row.services(), row.tried());
    }

    /// Short names by code.
    private Map<String, String> agencies() {
        return identity.listAgencies().stream().collect(Collectors.toMap(Agency::code, Agency::shortName));
    }

    List<SourceView.Act> listActs(String source) {
        var standings = evidence.listBelow(SourceAct.evidencePrefix(source));
        var acts = sources.listActs(source);
        var names = identity.listPersonNames(
                acts.stream().map(SourceAct::by).distinct().toList());
        return acts.stream()
                .map(act -> {
                    var standing = standings.get(act.evidenceKey());
                    return new SourceView.Act(
                            act.kind(),
                            names.getOrDefault(act.by(), act.by()),
                            act.at(),
                            act.because(),
                            standing == null ? null : standing.entry());
                })
                .toList();
    }
}
