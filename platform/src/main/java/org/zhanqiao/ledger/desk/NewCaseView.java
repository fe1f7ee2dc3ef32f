package org.zhanqiao.ledger.desk;

import java.util.List;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.web.InputError;

/// The form that files a case by hand.
public record NewCaseView(String kind, String title, String what, List<InputError> errors) {

    public NewCaseView {
        errors = List.copyOf(errors);
    }

    public CaseKind[] kinds() {
        return CaseKind.values();
    }
}
