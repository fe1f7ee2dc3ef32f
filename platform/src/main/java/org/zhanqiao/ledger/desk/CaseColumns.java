package org.zhanqiao.ledger.desk;

import java.util.List;
import java.util.Objects;
import org.zhanqiao.ledger.Case;

/// A case as a line of a table.
final class CaseColumns {

    static final List<String> HEADER = List.of(
            "id",
            "kind",
            "title",
            "what",
            "state",
            "agency",
            "person",
            "campaign",
            "reported",
            "days",
            "due",
            "escalated",
            "returned",
            "reopened",
            "moved",
            "merged into");

    private CaseColumns() {}

    static List<String> of(Case about) {
        return List.of(
                about.id(),
                about.kind().name(),
                about.about().title(),
                about.about().what(),
                about.state().name(),
                about.owner().agency(),
                about.owner().person(),
                about.campaign(),
                about.countsFrom().toString(),
                Integer.toString(about.days()),
                Objects.toString(about.due(), ""),
                Objects.toString(about.rung(), ""),
                Integer.toString(about.returned()),
                Integer.toString(about.reopened()),
                about.moved().toString(),
                about.into());
    }
}
