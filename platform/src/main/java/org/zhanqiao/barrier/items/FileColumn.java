package org.zhanqiao.barrier.items;

import java.util.List;

/// A column of an inventory file.
///
/// @param others further headings that are read as the same
/// @param words  what may stand in it; empty where anything may
public record FileColumn(String heading, List<String> others, List<String> words) {
    public FileColumn {
        others = List.copyOf(others);
        words = List.copyOf(words);
    }
}
