package org.zhanqiao.ledger.desk;

import java.util.List;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.web.InputError;

/// The form that files a case by hand.
///
/// @param path of the page of the thing itself; empty for none
public record NewCaseView(String kind, String title, String what, String path, List<InputError> errors) {

    public NewCaseView {
        errors = List.copyOf(errors);
    }

    public CaseKind[] kinds() {
        return CaseKind.values();
    }
}
