package org.zhanqiao.barrier.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.similar.ReportTexts.Kept;

/// Suggests reports that say the same as another, by the meaning of their matter, paper and words.
@Component
public class SimilarReports {

    /// Below this nothing is suggested, per cent. Measured over `pairs.txt` by `A01_LikenessTest`:
    /// at 40 no more of what is the same is found; at 63 precision rises from 0.82 to 0.90, but
    /// recall falls from 0.84 to 0.59. Whoever reads a suggestion decides; what is not suggested
    /// nobody sees.
    static final int FLOOR = 48;

    /// Looked at first; four times as many when all of them are hidden or are asked for.
    private static final int FIRST_LOOK = 64;

    private static final int MOST_LOOKED_AT = 4_096;

    private final IndexFollower follower;
    private final ReportTexts texts;
    private final Wording wording;

    SimilarReports(IndexFollower follower, ReportTexts texts, Wording wording) {
        this.follower = follower;
        this.texts = texts;
        this.wording = wording;
    }

    /// A report that says nearly the same.
    ///
    /// @param caseId the case it is linked to now; empty for none
    /// @param alike  how alike they are, whole per cent of how like a report is to itself
    public record Similar(String reference, String matter, String paper, String caseId, int alike) {}

    /// Those that say nearly the same as a report, the most alike first, the earlier first of equals;
    /// never itself, never hidden ones. The report itself need not be found yet. While the index is
    /// first being filled after a start, those that are in it.
    ///
    /// @param most at most so many
    public List<Similar> find(Report report, int most) {
        return find(Kept.of(report), most);
    }

    List<Similar> find(Kept report, int most) {
        var words = wording.of(report);
        if (most < 1 || words.isEmpty()) {
            return List.of();
        }
        try {
            return follower.index().read(view -> find(view, report, words, most));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Judged(Kept kept, int alike) {}

    private List<Similar> find(SimilarIndex.View view, Kept report, Words words, int most) throws IOException {
        var likeness = new Likeness(view::weight);
        var candidates = view.candidates(words, likeness);
        var alike = new ArrayList<Judged>();
        int size = Math.clamp(2L * most, FIRST_LOOK, MOST_LOOKED_AT);
        for (int seen = 0; seen < MOST_LOOKED_AT; size = Math.min(4 * size, MOST_LOOKED_AT)) {
            var ids = candidates.next(size);
            seen += ids.size();
            var shown = texts.listShown(ids);
            int before = alike.size();
            for (var kept : shown) {
                int judged = kept.id() == report.id() ? 0 : likeness.perCent(words, wording.of(kept));
                if (judged >= FLOOR) {
                    alike.add(new Judged(kept, judged));
                }
            }
            boolean fading = shown.size() > 1 && alike.size() == before;
            if (ids.size() < size || alike.size() >= most || fading) {
                break;
            }
        }
        return alike.stream()
                .sorted(Comparator.comparingInt(Judged::alike)
                        .reversed()
                        .thenComparingLong(judged -> judged.kept().id()))
                .limit(most)
                .map(judged -> new Similar(
                        judged.kept().reference(),
                        judged.kept().matter(),
                        judged.kept().paper(),
                        judged.kept().caseId(),
                        judged.alike()))
                .toList();
    }
}
