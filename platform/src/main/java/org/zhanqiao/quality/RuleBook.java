package org.zhanqiao.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.CodeLists;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryItem;

/// The rules for items of datasets, as the catalog describes them.
@Component
class RuleBook {

    private final Catalog catalog;
    private final Entries entries;
    private final CodeLists codes;

    RuleBook(Catalog catalog, Entries entries, CodeLists codes) {
        this.catalog = catalog;
        this.entries = entries;
        this.codes = codes;
    }

    Optional<Dataset> findDataset(String code) {
        return catalog.findDataset(code);
    }

    /// Rules by the names of the items. An item that is named has to have a value; of the others only those
    /// count that there is a rule for.
    ///
    /// @param named names of items; none for all
    Map<String, List<HeldRule>> rules(Dataset dataset, List<String> named) {
        var standards = standards(dataset.code());
        var lists = codes.book();
        var rules = new LinkedHashMap<String, List<HeldRule>>();
        for (var item : dataset.items()) {
            var own = new ArrayList<HeldRule>();
            if (named.contains(item.name())) {
                own.add(HeldRule.of(ItemRule.STATED));
            }
            if (named.isEmpty() || named.contains(item.name())) {
                var standard = standards.getOrDefault(item.name(), "");
                ItemRule.listFor(item, standard).stream().map(HeldRule::of).forEach(own::add);
                lists.find(standard)
                        .map(list -> new HeldRule(ItemRule.CODE, list))
                        .ifPresent(own::add);
            }
            if (!own.isEmpty()) {
                rules.put(item.name(), List.copyOf(own));
            }
        }
        return rules;
    }

    /// As the entry in force states them: a draft of its provider holds nobody to less.
    private Map<String, String> standards(String dataset) {
        return entries.findEntry(dataset)
                .map(entry -> entries.findVersion(dataset, entry.version())
                        .map(version -> version.metadata().items())
                        .orElse(entry.items()))
                .map(items -> items.stream()
                        .collect(Collectors.toMap(EntryItem::name, EntryItem::standard, (first, _) -> first)))
                .orElse(Map.of());
    }

    /// The item of this name or title.
    static Optional<DataItem> find(Dataset dataset, String typed) {
        return dataset.items().stream()
                .filter(item -> item.name().equals(typed) || item.title().equals(typed))
                .findFirst();
    }
}
