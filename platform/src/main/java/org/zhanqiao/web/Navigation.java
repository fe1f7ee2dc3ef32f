package org.zhanqiao.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All places that the features contribute, in their order.
final class Navigation {

    private final List<NavigationItem> items;

    Navigation(List<NavigationItem> items) {
        this.items = items.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order).thenComparing(NavigationItem::path))
                .toList();
    }

    List<NavigationLink> links(@Nullable SignedIn user, String currentPath, Page page) {
        if (user == null) {
            return List.of();
        }
        return items.stream()
                .filter(item -> item.isFor(user))
                .map(item -> new NavigationLink(
                        page.text(item.messageKey()),
                        page.text(item.hintKey()),
                        item.path(),
                        item.contains(currentPath)))
                .toList();
    }
}
