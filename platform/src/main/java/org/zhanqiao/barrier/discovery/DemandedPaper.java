package org.zhanqiao.barrier.discovery;

import java.util.List;
import java.util.stream.Stream;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.demand.collection.FormField;

/// A paper with the matter that needs it.
public record DemandedPaper(MatterText matter, Paper paper) {

    static Stream<DemandedPaper> of(Matter matter) {
        return matter.text().papers().stream().map(paper -> new DemandedPaper(matter.text(), paper));
    }

    public PaperKey key() {
        return new PaperKey(matter.code(), paper.name());
    }

    /// The paper and each of its items, as forms would ask for them.
    List<FormField> fields() {
        return Stream.concat(Stream.of(paper.asField()), paper.itemFields().stream())
                .toList();
    }
}
