package org.zhanqiao.protection.suggest;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/// An item and some of its values.
///
/// @param title  what a reader calls it, in any language; its name when it has none
/// @param values as text, in any order; empty ones say nothing
@NamedInterface("suggest")
public record ColumnSample(String name, String title, List<String> values) {

    public ColumnSample {
        values = List.copyOf(values);
    }
}
