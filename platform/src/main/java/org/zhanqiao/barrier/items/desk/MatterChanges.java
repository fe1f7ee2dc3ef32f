package org.zhanqiao.barrier.items.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.MatterVersion;
import org.zhanqiao.barrier.items.Paper;

/// What one version of a matter says otherwise than the one before.
final class MatterChanges {

    private MatterChanges() {}

    /// Versions, newest first, each with its changes; the first has none.
    static List<MatterViews.Stated> of(List<MatterVersion> oldestFirst) {
        var stated = new ArrayList<MatterViews.Stated>();
        for (int i = 0; i < oldestFirst.size(); i++) {
            var version = oldestFirst.get(i);
            stated.add(new MatterViews.Stated(
                    version, i == 0 ? List.of() : between(oldestFirst.get(i - 1).text(), version.text())));
        }
        return stated.reversed();
    }

    private static List<MatterViews.Change> between(MatterText before, MatterText after) {
        var changes = new ArrayList<MatterViews.Change>();
        add(changes, "barrier.matter.name", before.name(), after.name());
        add(changes, "barrier.matter.agency", before.agency(), after.agency());
        add(changes, "barrier.matter.audience", String.valueOf(before.audience()), String.valueOf(after.audience()));
        add(changes, "barrier.matter.cases", Long.toString(before.casesPerYear()), Long.toString(after.casesPerYear()));
        var old = papers(before);
        var now = papers(after);
        Stream.concat(old.keySet().stream(), now.keySet().stream())
                .distinct()
                .forEach(name -> add(changes, "barrier.paper", old.getOrDefault(name, ""), now.getOrDefault(name, "")));
        return changes;
    }

    private static Map<String, String> papers(MatterText text) {
        return text.papers().stream()
                .collect(Collectors.toMap(Paper::name, MatterViews::line, (one, _) -> one, LinkedHashMap::new));
    }

    private static void add(List<MatterViews.Change> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new MatterViews.Change(what, before, after));
        }
    }
}
