package org.zhanqiao.proceeding;

/// What can be done in a proceeding. Implemented by enums.
public interface ActKind {

    String name();

    /// Where acts of this kind are kept and how they are named in the evidence, such as `demand.proceeding`: the table
    /// is
    /// `demand.proceeding_act`. The same for all acts of an enum.
    String log();

    /// Whether it needs a reason in words.
    boolean needsReason();

    /// Key of what its words are called. Under it, with `.stated` added, stands what is said when they are missing.
    default String reasonKey() {
        return "proceeding.because";
    }
}
