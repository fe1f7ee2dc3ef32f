package org.zhanqiao.barrier.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.MatterVersion;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.items.Paper;

/// Papers that an agency demands under another name: whoever has to bring one is spared nothing by that.
@Component
class RenamedPapers {

    private final Matters matters;

    RenamedPapers(Matters matters) {
        this.matters = matters;
    }

    boolean isDemanded(PaperKey paper) {
        return findLive(paper.matter())
                .flatMap(matter -> find(matter.text(), paper.paper()))
                .isPresent();
    }

    private Optional<Matter> findLive(String matter) {
        return matters.findMatter(matter).filter(found -> !found.retired());
    }

    /// Names of papers that a matter demanded once and does no more.
    List<PaperKey> listPast(Matter matter) {
        return matters.listVersions(matter.code()).stream()
                .flatMap(version -> version.text().papers().stream())
                .map(Paper::name)
                .distinct()
                .filter(name -> find(matter.text(), name).isEmpty())
                .map(name -> new PaperKey(matter.code(), name))
                .toList();
    }

    /// Papers that a matter demands in the place of one that it demands no more: it did not demand them at an
    /// earlier time, and the same issuer stands behind them, most of the same data, or a name that holds the other.
    ///
    /// @param since that time: when somebody found that the paper is asked for
    List<PaperKey> listSuccessors(PaperKey past, Instant since) {
        var then = findVersion(past, since);
        if (then.isEmpty()) {
            return List.of();
        }
        var before = then.get().text();
        var was = find(before, past.paper()).orElseThrow();
        return findLive(past.matter()).stream()
                .flatMap(matter -> matter.text().papers().stream())
                .filter(paper -> find(before, paper.name()).isEmpty() && takesPlace(was, paper))
                .map(paper -> new PaperKey(past.matter(), paper.name()))
                .toList();
    }

    /// The version in force then, or the first after it, that demands a paper.
    private Optional<MatterVersion> findVersion(PaperKey paper, Instant then) {
        var demanding = matters.listVersions(paper.matter()).stream()
                .filter(version -> find(version.text(), paper.paper()).isPresent())
                .toList();
        return demanding.stream()
                .filter(version -> !version.at().isAfter(then))
                .reduce((_, later) -> later)
                .or(() -> demanding.stream().findFirst());
    }

    private static Optional<Paper> find(MatterText text, String name) {
        return text.papers().stream().filter(paper -> paper.name().equals(name)).findFirst();
    }

    private static boolean takesPlace(Paper was, Paper is) {
        boolean sameIssuer = !was.holder().isEmpty() && was.holder().equals(is.holder());
        long same = was.items().stream().filter(is.items()::contains).count();
        return sameIssuer
                || 2 * same > was.items().size()
                || was.name().contains(is.name())
                || is.name().contains(was.name());
    }
}
