package org.zhanqiao.protection.desk;

import java.util.List;
import java.util.Map;
import org.zhanqiao.protection.LevelTableVersion;

/// The table in force, and all before it.
///
/// @param versions newest first
/// @param names    of whoever made them, by login
/// @param editable whether the reader may change it
/// @param done     whether that was just done
public record LevelsView(
        LevelTableVersion inForce,
        List<LevelTableVersion> versions,
        Map<String, String> names,
        boolean editable,
        boolean done) {}
