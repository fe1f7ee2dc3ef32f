package org.zhanqiao.demand.missing.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.web.InputError;

/// The page on which data are stated to be missing, or a statement is seconded.
///
/// @param seconded what is seconded; none when something new is stated
/// @param ask      whether whoever types has to say that none of what is there is meant
public record MissingStateView(
        MissingForm form, HeldView held, @Nullable MissingDataset seconded, boolean ask, List<InputError> errors) {

    /// Where the form is sent to.
    public String action() {
        return seconded == null ? MissingPages.NEW : MissingPages.path(seconded.id()) + "/second";
    }
}
