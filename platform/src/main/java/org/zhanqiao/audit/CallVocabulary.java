package org.zhanqiao.audit;

import java.util.List;
import java.util.SequencedMap;

/// What can stand in entries, for filters to offer. The feature that makes the calls contributes a bean; without one,
/// filters take what is typed.
public interface CallVocabulary {

    /// The titles of all data services by their codes, in the order in which they are offered.
    SequencedMap<String, String> services();

    /// The codes of reasons with which calls of this outcome end; none for calls that are served.
    List<String> reasons(CallOutcome outcome);
}
