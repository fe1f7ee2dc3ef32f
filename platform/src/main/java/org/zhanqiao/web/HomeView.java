package org.zhanqiao.web;

/// What the home page shows.
///
/// @param name who is greeted
public record HomeView(String name) {}
