package org.zhanqiao.barrier.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.discovery.Step.State;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.catalog.HeldDataset;
import org.zhanqiao.catalog.ShareType;

/// Follows a paper: item → data items → dataset → share type → data service → request → grant → calls → freshness →
/// stability → completeness → whether people are still asked. The first link that breaks ends it. A pure function: the
/// same paper and facts give the same answer.
final class Discovery {

    private final DemandedPaper paper;
    private final Facts facts;
    private final List<Step> steps = new ArrayList<>();

    private Discovery(DemandedPaper paper, Facts facts) {
        this.paper = paper;
        this.facts = facts;
    }

    static Found follow(DemandedPaper paper, Facts facts) {
        return new Discovery(paper, facts).follow();
    }

    private Found follow() {
        if (paper.paper().supply() == Supply.GENERATED) {
            step(Link.DEMAND, State.NOT_NEEDED, "barrier.step.generated");
            return found(new Result.Generated(steps), null);
        }
        var holder = paper.paper().holder();
        var code = facts.holders().getOrDefault(holder, "");
        items();
        var fixed = facts.fixes().get(paper.key());
        // A holder that is no agency of this city has no dataset here, whatever others are called alike.
        var holding = fixed != null
                ? (fixed.isEmpty() ? Optional.<Holding>empty() : Optional.of(Holding.of(fixed, paper, facts)))
                : holder.isEmpty() || !code.isEmpty() ? Holding.best(paper, facts, code) : Optional.<Holding>empty();
        if (holding.isEmpty()) {
            return nowhere(holder, fixed != null);
        }
        var dataset = facts.datasets().get(holding.get().dataset());
        if (dataset == null) {
            return broken(
                    Link.DATASET,
                    null,
                    "",
                    "barrier.step.datasetGone",
                    holding.get().dataset());
        }
        dataset(dataset, holding.get(), fixed != null);
        return shared(dataset, holding.get());
    }

    private void items() {
        var items = paper.paper().items();
        steps.add(
                items.isEmpty()
                        ? new Step(
                                Link.ITEMS,
                                State.NOT_KNOWN,
                                "barrier.step.itemsByName",
                                List.of(paper.paper().name()),
                                matterPage(),
                                null)
                        : new Step(
                                Link.ITEMS,
                                State.HOLDS,
                                "barrier.step.items",
                                List.of(Integer.toString(items.size()), String.join("、", items)),
                                matterPage(),
                                null));
    }

    private String matterPage() {
        return "/desk/matters/" + paper.matter().code();
    }

    private Found nowhere(String holder, boolean fixed) {
        if (holder.isEmpty()) {
            step(Link.DATASET, State.BROKEN, fixed ? "barrier.step.noHolderFixed" : "barrier.step.noHolder");
            return found(new Result.NoHolder(steps), null);
        }
        if (paper.paper().items().isEmpty() && !fixed) {
            steps.removeLast();
            return broken(Link.ITEMS, null, matterPage(), "barrier.step.itemsMissing", holder);
        }
        return broken(Link.DATASET, null, "", "barrier.step.datasetNone", holder);
    }

    private void dataset(HeldDataset dataset, Holding holding, boolean fixed) {
        steps.add(new Step(
                Link.DATASET,
                State.HOLDS,
                fixed
                        ? "barrier.step.datasetFixed"
                        : holding.titles().isEmpty() ? "barrier.step.datasetByName" : "barrier.step.dataset",
                List.of(dataset.name(), dataset.code(), String.join("、", holding.titles())),
                entryPage(dataset),
                dataset.publishedAt()));
    }

    private static String entryPage(HeldDataset dataset) {
        return "/catalog/entries/" + dataset.code();
    }

    private Found shared(HeldDataset dataset, Holding holding) {
        var type = dataset.shareType();
        if (dataset.agency().equals(paper.matter().agency())) {
            step(Link.GRANT, State.NOT_NEEDED, "barrier.step.own");
            return judged(dataset, facts.services().getOrDefault(dataset.code(), List.of()), List.of());
        }
        if (type == null || type == ShareType.WITHHELD) {
            return broken(
                    Link.SHARE_TYPE,
                    dataset,
                    entryPage(dataset),
                    type == null ? "barrier.step.share.UNDECIDED" : "barrier.step.share.WITHHELD",
                    Integer.toString(dataset.version()));
        }
        steps.add(new Step(
                Link.SHARE_TYPE,
                State.HOLDS,
                "barrier.step.share." + type,
                List.of(Integer.toString(dataset.version())),
                entryPage(dataset),
                dataset.publishedAt()));
        var services = facts.services().getOrDefault(dataset.code(), List.of());
        if (services.isEmpty()) {
            return broken(Link.SERVICE, dataset, entryPage(dataset), "barrier.step.serviceNone");
        }
        steps.add(new Step(
                Link.SERVICE,
                State.HOLDS,
                "barrier.step.service",
                List.of(String.join(
                        "、", services.stream().map(Facts.Service::code).toList())),
                entryPage(dataset),
                null));
        return granted(dataset, holding, services);
    }

    private Found granted(HeldDataset dataset, Holding holding, List<Facts.Service> services) {
        var asking = new Asking(paper, dataset, holding, facts);
        steps.addAll(asking.steps());
        var broken = asking.broken();
        if (broken.isPresent()) {
            return found(new Result.Barrier(broken.get(), steps), dataset);
        }
        var used = asking.given().stream().map(Facts.Given::service).toList();
        var quality = new Quality(dataset, facts, asking.given());
        steps.add(quality.calls(paper.matter().agency()));
        if (isBroken()) {
            return found(new Result.Barrier(Link.CALLS, steps), dataset);
        }
        return judged(
                dataset,
                services.stream()
                        .filter(service -> used.contains(service.code()))
                        .toList(),
                asking.given());
    }

    private Found judged(HeldDataset dataset, List<Facts.Service> services, List<Facts.Given> grants) {
        var quality = new Quality(dataset, facts, grants);
        for (var judge : List.<java.util.function.Supplier<Step>>of(
                () -> quality.freshness(services), () -> quality.stability(services), quality::completeness)) {
            steps.add(judge.get());
            if (isBroken()) {
                return found(new Result.Barrier(steps.getLast().link(), steps), dataset);
            }
        }
        if (paper.paper().supply() == Supply.APPLICANT) {
            return broken(Link.DEMAND, dataset, matterPage(), "barrier.step.demanded");
        }
        steps.add(new Step(Link.DEMAND, State.HOLDS, "barrier.step.spared", List.of(), matterPage(), null));
        return found(
                dataset.agency().equals(paper.matter().agency())
                        ? new Result.OwnData(steps)
                        : new Result.Cleared(steps),
                dataset);
    }

    private boolean isBroken() {
        return steps.getLast().state() == State.BROKEN;
    }

    private void step(Link link, State state, String key, String... arguments) {
        steps.add(new Step(link, state, key, List.of(arguments), "", null));
    }

    /// Ends the chain at a link.
    ///
    /// @param page where it was read; empty for nowhere
    private Found broken(Link link, @Nullable HeldDataset dataset, String page, String key, String... arguments) {
        steps.add(new Step(link, State.BROKEN, key, List.of(arguments), page, null));
        return found(new Result.Barrier(link, steps), dataset);
    }

    private Found found(Result result, @Nullable HeldDataset dataset) {
        return new Found(paper, result, dataset == null ? "" : dataset.code(), dataset == null ? "" : dataset.agency());
    }
}
