package org.zhanqiao.catalog;

import java.util.Set;

/// The values that an item can have whose standard is a code list (代码表).
///
/// @param standard such as `GB/T 2261.1`
/// @param values   its codes, and the names of what they stand for
public record CodeList(String standard, Set<String> values) {

    public CodeList {
        values = Set.copyOf(values);
    }

    public boolean holds(String value) {
        return values.contains(value);
    }
}
