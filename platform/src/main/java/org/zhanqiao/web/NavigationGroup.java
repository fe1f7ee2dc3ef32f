package org.zhanqiao.web;

/// A heading of the desks' navigation. A feature contributes its own as a bean of this type; under it stand the places
/// whose order is not smaller than its own, up to the next heading.
///
/// @param order      where it begins
/// @param messageKey key of its name
public record NavigationGroup(int order, String messageKey) {

    public static NavigationGroup of(int order, String messageKey) {
        return new NavigationGroup(order, messageKey);
    }
}
