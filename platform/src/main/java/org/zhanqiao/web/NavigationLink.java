package org.zhanqiao.web;

/// An entry of the navigation as one reader sees it.
///
/// @param current whether the page shown lies there
public record NavigationLink(String label, String hint, String path, boolean current) {}
