package org.zhanqiao.protection.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.protection.LevelImpact;
import org.zhanqiao.protection.LevelTable;
import org.zhanqiao.web.InputError;

/// A table on its way: being filled in, or once more before it counts.
///
/// @param version the one it changes
/// @param reach   what it does to signed grants; `null` while it is being filled in
/// @param because what was typed
public record LevelChangeView(
        LevelTable table, long version, LevelImpact.@Nullable Reach reach, String because, List<InputError> errors) {}
