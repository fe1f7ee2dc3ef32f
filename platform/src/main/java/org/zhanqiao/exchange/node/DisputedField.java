package org.zhanqiao.exchange.node;

import java.time.LocalDate;
import java.util.Comparator;

/// A field of an answer whose value somebody says is wrong, while that is looked into (异议标注, Order 809 art. 26).
///
/// @param since the day on which that was said, in the city's zone
record DisputedField(String field, LocalDate since) {

    static final Comparator<DisputedField> BY_NAME = Comparator.comparing(DisputedField::field);
}
