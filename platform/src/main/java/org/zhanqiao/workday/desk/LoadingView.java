package org.zhanqiao.workday.desk;

import java.util.List;
import org.zhanqiao.web.InputError;

/// The form that loads a year.
///
/// @param year    as typed
/// @param source  as typed
/// @param lines   as typed
/// @param basedOn revision of what is in force, 0 for nothing
/// @param missing holidays of every year that are not named
/// @param changes what would change, to be confirmed; empty before the first check
public record LoadingView(
        String year,
        String source,
        String lines,
        long basedOn,
        List<String> missing,
        List<DayChange> changes,
        List<InputError> errors) {

    public boolean checked() {
        return !changes.isEmpty();
    }
}
