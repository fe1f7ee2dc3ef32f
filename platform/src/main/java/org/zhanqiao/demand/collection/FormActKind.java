package org.zhanqiao.demand.collection;

/// What can be done to a form.
public enum FormActKind {
    REGISTER,
    CHANGE,
    /// Its agency uses it no more.
    RETIRE,
    /// A person says that a match is none.
    DISMISS,
    /// A dismissal is taken back, by its agency or by the bureau.
    RESTORE
}
