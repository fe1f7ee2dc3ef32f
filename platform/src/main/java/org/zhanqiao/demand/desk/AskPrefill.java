package org.zhanqiao.demand.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.ShareMode;
import org.zhanqiao.protection.Mask;

/// What a page that leads to a new request knows of it already; whoever writes it can change all of it.
///
/// @param matter      the matter it will serve
/// @param sparedPaper the paper it will spare
/// @param item        names of the data items it is about
public record AskPrefill(
        @Nullable String matter,
        @Nullable String sparedPaper,
        @Nullable List<String> item) {

    static final AskPrefill NONE = new AskPrefill(null, null, null);

    public List<String> items() {
        return item == null ? List.of() : item;
    }

    public String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    /// A request with that much filled in: each item as it is where its level allows, else verified; looked
    /// up by whom or what the dataset is about.
    Ask fill(Ask blank, Offering offering, Dataset dataset, Offerings offerings) {
        var fields = new ArrayList<GrantTerms.Field>();
        var verifiable = new ArrayList<String>();
        for (var name : items()) {
            dataset.findItem(name).ifPresent(found -> {
                if (offerings.mayReturn(found, new Mask.None())) {
                    fields.add(new GrantTerms.Field(name, new Mask.None()));
                } else {
                    verifiable.add(name);
                }
            });
        }
        var key = offering.onlyKey().isEmpty()
                ? dataset.items().stream()
                        .filter(each -> each.subject() != DataItem.Subject.NONE)
                        .map(DataItem::name)
                        .findFirst()
                        .orElse("")
                : offering.onlyKey();
        var asked = blank.saying(new Ask.Why("", text(matter), text(sparedPaper), "", "", ""));
        return fields.isEmpty() && verifiable.isEmpty()
                ? asked
                : asked.withItems(
                        ShareMode.INTERFACE,
                        AskItems.terms(
                                ShareMode.INTERFACE,
                                key.isEmpty() ? List.of() : List.of(List.of(key)),
                                fields,
                                verifiable,
                                List.of()),
                        Map.of());
    }
}
