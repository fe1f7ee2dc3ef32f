package org.zhanqiao.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All places that the features contribute, in their order.
final class Navigation {

    private static final NavigationGroup FIRST = new NavigationGroup(Integer.MIN_VALUE, "");

    private final List<NavigationItem> items;
    private final List<NavigationGroup> groups;

    Navigation(List<NavigationItem> items, List<NavigationGroup> groups) {
        this.items = items.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order).thenComparing(NavigationItem::path))
                .toList();
        this.groups = Stream.concat(Stream.of(FIRST), groups.stream())
                .sorted(Comparator.comparingInt(NavigationGroup::order))
                .toList();
    }

    List<NavigationLink> links(@Nullable SignedIn user, String currentPath, Page page) {
        if (user == null) {
            return List.of();
        }
        return items.stream()
                .filter(item -> item.isFor(user))
                .map(item -> link(item, currentPath, page))
                .toList();
    }

    private static NavigationLink link(NavigationItem item, String currentPath, Page page) {
        return new NavigationLink(
                page.text(item.messageKey()), page.text(item.hintKey()), item.path(), item.contains(currentPath));
    }

    /// The same under their headings; a heading with nothing for this reader is left out.
    List<NavigationSection> sections(@Nullable SignedIn user, String currentPath, Page page) {
        if (user == null) {
            return List.of();
        }
        var byGroup = items.stream()
                .filter(item -> item.isFor(user))
                .collect(Collectors.groupingBy(this::group, LinkedHashMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(each -> new NavigationSection(
                        each.getKey().equals(FIRST)
                                ? ""
                                : page.text(each.getKey().messageKey()),
                        each.getValue().stream()
                                .map(item -> link(item, currentPath, page))
                                .toList()))
                .toList();
    }

    private NavigationGroup group(NavigationItem item) {
        return groups.reversed().stream()
                .filter(group -> group.order() <= item.order())
                .findFirst()
                .orElseThrow();
    }
}
