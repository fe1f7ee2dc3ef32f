package org.zhanqiao.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ValuePlace;

/// A data service as an officer wants to open it on an entry of their agency.
///
/// @param agency    unified social credit code
/// @param place     the table or view that its rows stand in
/// @param columns   the column of each item, by item; an item without one has none yet
/// @param rowKey    items that together identify a row
/// @param asOf      the column that says when the source says a row was true; empty for none
/// @param timeLimit for one question to the database
/// @param bulkhead  questions under way at once at one node
public record ServiceDraft(
        String code,
        String dataset,
        String agency,
        ValuePlace place,
        Map<String, String> columns,
        List<String> rowKey,
        String asOf,
        Duration timeLimit,
        int bulkhead) {

    public ServiceDraft {
        columns = Map.copyOf(columns);
        rowKey = List.copyOf(rowKey);
    }

    /// The same for a look at its table alone, whatever its code and its limits are.
    ServiceDraft forLooking(Duration limit) {
        return new ServiceDraft("draft", dataset, agency, place, columns, rowKey, asOf, limit, 1);
    }

    /// The service it becomes; its name, its levels and whom its rows are about are those of the entry. In what
    /// types values are compared a look at the table tells.
    DataService toService(Dataset entry) {
        return new DataService(
                code,
                dataset,
                agency,
                entry.name(),
                place.source(),
                place.relation(),
                rowKey,
                asOf.isEmpty() ? null : asOf,
                entry.items().stream()
                        .filter(item -> item.subject() != DataItem.Subject.NONE)
                        .map(DataItem::name)
                        .toList(),
                timeLimit,
                bulkhead,
                columns.entrySet().stream()
                        .filter(each -> !each.getKey().equals(each.getValue()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                Map.of());
    }
}
