package org.zhanqiao.exchange.desk;

import java.util.List;
import org.zhanqiao.web.Page;

/// Values one after another, as the reader's language separates them.
record ValueList(List<String> values) implements Words {

    ValueList {
        values = List.copyOf(values);
    }

    @Override
    public String in(Page page) {
        return String.join(page.isChinese() ? "、" : ", ", values);
    }
}
