package org.zhanqiao.demand.disputes;

import java.util.List;
import org.zhanqiao.web.InputError;

/// The form by which a side raises a dispute.
///
/// @param request id of the request
/// @param grounds those that the request shows, for this side
public record NewDisputeView(
        String request, List<Ground> grounds, String ground, String claim, List<InputError> errors) {

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
