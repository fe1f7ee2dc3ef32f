package org.zhanqiao.web;

import java.util.List;

/// What the home page shows.
///
/// @param name     who is greeted
/// @param warnings what stands on their desk
/// @param work     what waits for them, place by place
public record HomeView(String name, List<DeskWarning.Warning> warnings, List<DeskWork.Waiting> work) {}
