package org.zhanqiao.web;

import java.util.List;

/// What the home page shows.
///
/// @param name     who is greeted
/// @param warnings what stands on their desk
public record HomeView(String name, List<DeskWarning.Warning> warnings) {}
