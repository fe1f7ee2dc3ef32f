package org.zhanqiao.exchange.desk;

import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.web.Page;

/// A data item by its name in calls and its title for readers.
public record ItemLabel(String name, String title, String titleEn) implements Words {

    /// An item the dataset does not have any more goes by its name.
    public static ItemLabel of(Dataset dataset, String name) {
        return dataset.findItem(name)
                .map(item -> new ItemLabel(name, item.title(), item.titleEn()))
                .orElseGet(() -> new ItemLabel(name, name, name));
    }

    @Override
    public String in(Page page) {
        return page.isChinese() || titleEn.isEmpty() ? title : titleEn;
    }
}
