package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.reports.OwnList;
import org.zhanqiao.barrier.reports.OwnListColumn;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Paged;

/// An agency’s own barriers, or a list of them that was brought.
///
/// @param reports  null on the page of a list
/// @param list     null on the page of the reports
/// @param agencies short names by code
/// @param done     what was just done, the end of a message key; empty for nothing
public record OwnListView(
        @Nullable Paged<Report> reports,
        @Nullable OwnList list,
        Map<String, String> agencies,
        String takenBy,
        String done,
        List<InputError> errors) {

    public OwnListColumn[] columns() {
        return OwnListColumn.values();
    }
}
