package org.zhanqiao.cli;

/// A command cannot do its work for a reason its user can mend. The message is what the user reads: Chinese first,
/// English on the next line.
final class CannotGoOn extends RuntimeException {

    private final int exitCode;

    CannotGoOn(int exitCode, String chinese, String english) {
        super(chinese + System.lineSeparator() + english);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
