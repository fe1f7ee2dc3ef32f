package org.zhanqiao.barrier.discovery.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.discovery.Assent;
import org.zhanqiao.barrier.discovery.BrokenLink;
import org.zhanqiao.barrier.discovery.Fix;
import org.zhanqiao.barrier.discovery.Link;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.Radar;
import org.zhanqiao.barrier.discovery.RadarRow;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.discovery.Spared;
import org.zhanqiao.barrier.discovery.Step;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Tone;

/// What the radar and its chains show.
public final class RadarViews {

    private static final int MOST_AGENCIES = 10;

    private RadarViews() {}

    /// The radar.
    ///
    /// @param matters  a page of them, with all of their papers that are shown
    /// @param rows     a page of the same, one a paper
    /// @param byPaper  whether the papers are shown, and not the matters
    /// @param links    what breaks for whom
    /// @param totals   papers by what following them came to
    /// @param agencies to choose from, what spares most first
    /// @param agency   code; empty for all
    /// @param kind     name; empty for all
    /// @param matter   code; empty for all
    /// @param half     what a trip counts for, days
    /// @param ahead    whether the first look is still to come
    public record Shown(
            Paged<MatterCells> matters,
            Paged<Cell> rows,
            boolean byPaper,
            List<Hanging> links,
            Map<Result.Kind, Long> totals,
            List<Asker> agencies,
            String agency,
            String kind,
            String matter,
            String half,
            boolean ahead) {

        public long total(Result.Kind of) {
            return totals.getOrDefault(of, 0L);
        }

        public ListQuery query() {
            return rows.query();
        }

        /// Whether what is best begun with stands here: it does once, with the first matters.
        public boolean isFirst() {
            return !byPaper && query().page() == 1;
        }

        /// Agencies that stand first; none where one was chosen or nothing is to be spared.
        public List<Asker> firstAgencies() {
            return !agency.isEmpty() || !matter.isEmpty() || agencies.size() < 2
                    ? List.of()
                    : agencies.stream()
                            .filter(each -> each.asker().spared().papers() > 0)
                            .limit(MOST_AGENCIES)
                            .toList();
        }

        public List<Result.Kind> kinds() {
            return List.of(Result.Kind.values());
        }

        public boolean isNarrow() {
            return !agency.isEmpty()
                    || !kind.isEmpty()
                    || !matter.isEmpty()
                    || !query().text().isEmpty();
        }
    }

    /// An agency that demands papers.
    ///
    /// @param name its short name
    public record Asker(Radar.Asker asker, String name) {}

    /// A matter with its papers.
    ///
    /// @param agency short name of whoever demands them
    public record MatterCells(
            String code, String name, String agency, List<Cell> broken, List<Cell> others, Spared spared) {}

    /// A paper.
    ///
    /// @param agency short name of whoever demands it
    /// @param keeper short name of whoever keeps what it says; empty for nobody
    /// @param caseId of its case, where the reader sees all; empty for none
    public record Cell(RadarRow row, String agency, String keeper, String caseId) {

        /// Address of its chain.
        public String chain() {
            return chainOf(row.matter().code(), row.paper().name());
        }

        public Result.Kind kind() {
            return row.finding().kind();
        }
    }

    /// A broken link and what clearing it spares.
    public record Hanging(BrokenLink link, String agency, String keeper) {

        /// Address of the chain of its first paper.
        public String chain() {
            var first = link.papers().getFirst();
            return chainOf(first.matter().code(), first.paper().name());
        }
    }

    static String chainOf(String matter, String paper) {
        return new PaperKey(matter, paper).page();
    }

    /// A chain.
    ///
    /// @param unreached links behind the one that broke
    /// @param waiting   how many cases may wait for triage, for a barrier that waits for its own; 0 otherwise
    /// @param steps  links with the address each reader can open
    /// @param fix    somebody's word for the dataset; `null` where the names say it
    /// @param agreed the bureau’s word that it needs no calls; `null` for none
    /// @param mayAgree whether the reader can agree to what is proposed
    /// @param typed  what was typed to fix it
    public record Chain(
            Cell cell,
            List<Followed> steps,
            List<Link> unreached,
            int waiting,
            @Nullable Fix fix,
            boolean mayFix,
            @Nullable Assent agreed,
            boolean mayAgree,
            Typed typed,
            List<InputError> errors,
            boolean done) {}

    /// What was typed to fix a match.
    public record Typed(String dataset, String because) {}

    /// A link that was followed.
    ///
    /// @param page address that this reader can open; empty for none
    public record Followed(String link, Step step, String page) {}

    /// How a kind is drawn, beside its words and its sign.
    public static Tone tone(Result.Kind kind) {
        return switch (kind) {
            case CLEARED -> Tone.GOOD;
            case NO_HOLDER, OWN_DATA, GENERATED -> Tone.NEUTRAL;
            case UNKNOWN_SUPPLY, UNCHANGED_PROCESS, LATE_UPDATES, UNSTABLE_INTERFACE, DEFECTIVE_DATA -> Tone.BAD;
        };
    }

    /// The class of a cell.
    public static String style(Result.Kind kind) {
        return "zq-cell zq-cell-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A figure that may have a part.
    public static String rounded(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }

    public static Tone tone(Step.State state) {
        return switch (state) {
            case HOLDS -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case NOT_KNOWN -> Tone.WAITING;
            case NOT_NEEDED -> Tone.NEUTRAL;
        };
    }
}
