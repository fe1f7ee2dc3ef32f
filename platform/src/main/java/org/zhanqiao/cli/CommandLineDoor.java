package org.zhanqiao.cli;

import org.springframework.boot.SpringApplication;

/// Runs a command and says how it ended.
public final class CommandLineDoor {

    private CommandLineDoor() {}

    /// Runs the command named by `args` and returns the exit code of the process.
    ///
    /// @param application the class the control plane is built from
    public static int open(Class<?> application, String[] args) {
        SpringApplication.run(application, args);
        return 0;
    }
}
