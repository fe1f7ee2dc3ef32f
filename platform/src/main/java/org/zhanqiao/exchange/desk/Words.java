package org.zhanqiao.exchange.desk;

import org.zhanqiao.web.Page;

/// Something a template shows in the reader's language.
public sealed interface Words permits Phrase, ItemLabel, ValueList {

    /// The words for the reader of a page.
    String in(Page page);
}
