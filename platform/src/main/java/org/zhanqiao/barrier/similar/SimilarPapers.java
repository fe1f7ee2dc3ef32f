package org.zhanqiao.barrier.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.similar.ReportTexts.Kept;

/// Finds papers of matters that a report tells of in other words, by the likeness that reports have among themselves.
/// An index in memory chooses those that are compared, so that it does not matter how many papers there are. It holds
/// every paper that a matter ever demanded: one that was struck from a list may be asked for still.
@Component
public class SimilarPapers implements AutoCloseable {

    /// Compared at once; the next ones when some of these are alike and too few of those are wanted.
    private static final int LOOK = 64;

    private static final int MOST_LOOKED_AT = 512;

    private final Matters matters;
    private final Wording wording;
    private final IndexFollower follower;
    private final SimilarIndex index;
    private final Map<Long, Named> papers = new ConcurrentHashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Map<String, Long>> numbers = new HashMap<>();

    SimilarPapers(Matters matters, Wording wording, IndexFollower follower) throws IOException {
        this.matters = matters;
        this.wording = wording;
        this.follower = follower;
        this.index = new SimilarIndex();
    }

    /// A paper of a matter.
    ///
    /// @param matter code
    /// @param name   of the matter, as it is called now
    public record Named(String matter, String name, String paper) {}

    /// Papers that are nearly what a report tells of, the most alike first.
    ///
    /// @param most   at most so many
    /// @param wanted those of some papers that are wanted, in any order; asked some papers at a time
    public List<Named> find(Report report, int most, Function<List<Named>, Set<Named>> wanted) {
        var words = wording.of(Kept.of(report));
        if (most < 1 || words.isEmpty()) {
            return List.of();
        }
        try {
            catchUp();
            return follower.index().read(reports -> {
                var likeness = new Likeness(reports::weight);
                return index.read(view -> find(view, words, likeness, most, wanted));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Judged(Named paper, int alike) {}

    private List<Named> find(
            SimilarIndex.View view, Words words, Likeness likeness, int most, Function<List<Named>, Set<Named>> wanted)
            throws IOException {
        var candidates = view.candidates(words, likeness);
        var found = new ArrayList<Judged>();
        for (int seen = 0; seen < MOST_LOOKED_AT && found.size() < most; seen += LOOK) {
            var next = candidates.next(LOOK);
            var alike = next.stream()
                    .flatMap(number -> Stream.ofNullable(papers.get(number)))
                    .map(paper -> new Judged(paper, likeness.perCent(words, wording.of(kept(paper)))))
                    .filter(judged -> judged.alike() >= SimilarReports.FLOOR)
                    .toList();
            if (alike.isEmpty()) {
                break;
            }
            var chosen = wanted.apply(alike.stream().map(Judged::paper).toList());
            alike.stream().filter(judged -> chosen.contains(judged.paper())).forEach(found::add);
            if (next.size() < LOOK) {
                break;
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Judged::alike)
                        .reversed()
                        .thenComparing(judged -> judged.paper().matter())
                        .thenComparing(judged -> judged.paper().paper()))
                .limit(most)
                .map(Judged::paper)
                .toList();
    }

    private static Kept kept(Named paper) {
        return new Kept(0, "", "", paper.name(), paper.paper(), "", "");
    }

    /// Takes in what matters were stated or changed since the last time, whoever did it and in whichever process.
    private synchronized void catchUp() throws IOException {
        var now = matters.listVersionNumbers();
        var changed = now.entrySet().stream()
                .filter(each -> !each.getValue().equals(versions.get(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        var known = matters.listMatters(changed);
        var demanded = matters.listPapersEver(changed);
        for (var code : changed) {
            var matter = known.get(code);
            var name = matter == null ? "" : matter.text().name();
            for (var paper : new TreeSet<>(demanded.getOrDefault(code, Set.of()))) {
                put(new Named(code, name, paper));
            }
        }
        index.refresh();
        versions.putAll(now);
    }

    private void put(Named paper) throws IOException {
        long number = numbers.computeIfAbsent(paper.matter(), _ -> new HashMap<>())
                .computeIfAbsent(paper.paper(), _ -> papers.size() + 1L);
        papers.put(number, paper);
        index.put(number, wording.of(kept(paper)));
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
