package org.zhanqiao.demand.collection;

/// A field of a form.
///
/// @param label     as people see it
/// @param mandatory whether the form is refused without it
public record FormField(String label, boolean mandatory, FieldKind kind) {}
