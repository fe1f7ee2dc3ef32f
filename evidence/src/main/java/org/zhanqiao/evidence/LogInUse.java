package org.zhanqiao.evidence;

import java.nio.file.Path;

/// Another process, or another part of this one, has the log open for writing. A log has one writer.
public final class LogInUse extends RuntimeException {
    LogInUse(Path directory) {
        super("The log in " + directory + " is open already: a log has one writer. "
                + "Stop the other process, or give this one its own directory.");
    }
}
