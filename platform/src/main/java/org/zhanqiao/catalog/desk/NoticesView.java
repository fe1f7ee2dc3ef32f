package org.zhanqiao.catalog.desk;

import org.zhanqiao.catalog.Notice;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.web.Paged;

/// What somebody was told.
public record NoticesView(Paged<Notice> notices, TermBook terms) {}
