package org.zhanqiao.protection.suggest;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/// What a look at the values of an item found. It keeps counts and no value.
///
/// @param name     of the item
/// @param looked   how many values were looked at, empty ones not counted
/// @param findings as [Suggestion#findings]
@NamedInterface("suggest")
public record ItemLook(String name, long looked, List<Finding> findings) {

    public ItemLook {
        findings = List.copyOf(findings);
    }

    public Suggestion suggestion() {
        return new Suggestion(name, findings);
    }
}
