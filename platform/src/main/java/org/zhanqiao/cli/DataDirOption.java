package org.zhanqiao.cli;

import java.nio.file.Path;

/// The option by which a line to copy finds the running platform.
final class DataDirOption {

    /// Where commands look unless told.
    static final String DEFAULT = "var";

    private DataDirOption() {}

    /// ` --data-dir DIR`; empty for the default, which commands need not be told.
    static String of(Path dataDir) {
        return dataDir.equals(Path.of(DEFAULT))
                ? ""
                : " --data-dir '" + dataDir.toString().replace("'", "'\\''") + "'";
    }
}
