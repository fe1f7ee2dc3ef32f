package org.zhanqiao.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one entry of a log says about a call. Texts are empty where the entry says nothing; none is a personal value.
///
/// @param log            number of the log in the index
/// @param index          of the entry in its log, from 0
/// @param received       request in
/// @param asked          source asked; `null` when it was not
/// @param answered       source answered; `null` when it did not
/// @param recorded       answer ready and entry written; `null` where the entry does not say
/// @param call           number of the call
/// @param reason         code of the refusal or outage
/// @param caller         code of the calling system
/// @param agency         code of its agency
/// @param provider       code of the agency whose data it is
/// @param fields         items returned or compared
/// @param keys           keys asked for
/// @param rows           rows or comparisons answered
/// @param fresh          whether the source itself answered, not the last good answer kept
/// @param suppressed     calls of strangers just before that were counted, not written
/// @param caseCommitment keyed commitment to the case number, base64
public record CallEntry(
        int log,
        long index,
        Instant received,
        @Nullable Instant asked,
        @Nullable Instant answered,
        @Nullable Instant recorded,
        String call,
        CallOutcome outcome,
        String reason,
        String caller,
        String agency,
        String provider,
        String service,
        String grant,
        String purpose,
        String matter,
        List<String> fields,
        String mode,
        int keys,
        int rows,
        boolean fresh,
        long suppressed,
        @Nullable String caseCommitment) {

    public CallEntry {
        fields = List.copyOf(fields);
    }

    /// Where the entry stands among all, by time.
    public Cursor cursor() {
        return new Cursor(received, log, index);
    }
}
