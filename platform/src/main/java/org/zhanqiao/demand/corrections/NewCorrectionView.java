package org.zhanqiao.demand.corrections;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.web.InputError;

/// The form of a correction request: first the number of the call, then what of its answer seems wrong.
///
/// @param found the call; empty until its number was given and is one of the reader's agency
public record NewCorrectionView(CorrectionDraft draft, Optional<Call> found, List<InputError> errors) {

    /// A call by which the reader's agency got data.
    ///
    public record Call(String service, String provider, Instant at, List<Item> items) {}

    /// A data item that it returned.
    public record Item(String name, String title) {}

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
