package org.zhanqiao.web;

import java.util.List;

/// The places under one heading, as one reader sees them.
///
/// @param label empty for those that stand before all headings
/// @param links at least one
public record NavigationSection(String label, List<NavigationLink> links) {

    public NavigationSection {
        links = List.copyOf(links);
    }
}
