package org.zhanqiao.catalog.desk;

import org.zhanqiao.web.Paged;

/// The entries of one's own agency that lack something.
public record GapsView(Paged<MyCatalogView.Row> rows) {}
