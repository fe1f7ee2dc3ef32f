package org.zhanqiao.demand.corrections;

/// What somebody says about a value that their agency got.
///
/// @param call number of the call that returned it
/// @param item the data item that seems wrong
public record CorrectionDraft(String call, String item, Particulars particulars) {

    public CorrectionDraft {
        call = call.strip();
    }
}
