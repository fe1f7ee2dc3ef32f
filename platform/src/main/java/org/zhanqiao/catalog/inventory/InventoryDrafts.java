package org.zhanqiao.catalog.inventory;

import java.time.Instant;
import java.util.Objects;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Change;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.identity.Agency;

/// Writes the drafts of one import.
record InventoryDrafts(
        Entries entries, CatalogClasses classes, Agency agency, BroughtFile brought, String by, Instant now) {

    /// @return code of the entry
    /// @throws org.zhanqiao.catalog.EntryConflict when somebody acted on the entry since the dry run
    String write(InventoryLine line) {
        var text = Objects.requireNonNull(line.text(), "a line that writes has a text");
        return switch (line.outcome()) {
            case NEW_DRAFT ->
                entries.begin(agency.code(), classOf(line), text, by).code();
            case CHANGES_DRAFT -> entries.save(seen(line), text).code();
            case NEW_VERSION -> newVersion(line, text);
            case UNCHANGED, WRONG -> throw new IllegalStateException(line.outcome() + " writes nothing");
        };
    }

    private String newVersion(InventoryLine line, EntryMetadata text) {
        var amended = entries.amend(seen(line).because(reason()), Change.Cause.OWN, now);
        return entries.save(EntryDecision.of(amended, by), text).code();
    }

    private EntryDecision seen(InventoryLine line) {
        return new EntryDecision(line.code(), line.revision(), by, "");
    }

    private String reason() {
        var reason = "目录清单导入：" + brought.name();
        return reason.substring(0, Math.min(reason.length(), EntryDecision.LONGEST_REASON));
    }

    private String classOf(InventoryLine line) {
        return line.classCode().isEmpty()
                ? classes.departmentClass(agency.code(), agency.name()).code()
                : line.classCode();
    }
}
