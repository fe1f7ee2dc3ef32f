package org.zhanqiao.demand.missing.desk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.Need;

/// What was typed to state or to second missing data.
///
/// @param entry  code of the entry whose data service is asked for; empty when data are missing
/// @param items  one a line, or set apart by commas of any kind
/// @param looked `yes` when whoever typed it has looked at what is there already
public record MissingForm(
        @Nullable String entry,
        @Nullable String name,
        @Nullable String items,
        @Nullable String purpose,
        @Nullable String matter,
        @Nullable String sparedPaper,
        @Nullable String legalBasis,
        @Nullable String looked) {

    static MissingForm blank() {
        return new MissingForm(null, null, null, null, null, null, null, null);
    }

    /// With what the entry says filled in, as far as nothing was typed.
    MissingForm onEntry(Entry found) {
        return new MissingForm(
                found.code(),
                MissingData.serviceName(found),
                items == null
                        ? found.items().stream()
                                .map(EntryItem::title)
                                .limit(MissingData.MOST_ITEMS)
                                .collect(Collectors.joining("\n"))
                        : items,
                purpose,
                matter,
                sparedPaper,
                legalBasis,
                looked);
    }

    boolean asksService() {
        return !text(entry).isEmpty();
    }

    public String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    public boolean hasLooked() {
        return "yes".equals(looked);
    }

    List<String> listItems() {
        return Arrays.stream(text(items).split("[\\r\\n、，,；;]+", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    Need.Text need() {
        return new Need.Text(listItems(), text(purpose), text(matter), text(sparedPaper), text(legalBasis));
    }
}
