package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import org.zhanqiao.barrier.reports.OwnBarrier;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.web.InputError;

/// The form of an agency’s own barrier.
public record OwnBarrierView(OwnBarrier barrier, List<Holder> holders, List<String> matters, List<InputError> errors) {

    /// An agency to choose.
    public record Holder(String code, String name) {

        static Holder of(Agency agency) {
            return new Holder(agency.code(), agency.shortName());
        }
    }

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
