package org.zhanqiao.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.boot.web.server.PortInUseException;

/// Why the platform did not start, as a sentence for the one who starts it. What is not known to it is named by its
/// kind only, since a message may hold values; all of it goes to a file that the owner alone may read.
final class StartFailure {

    private StartFailure() {}

    static CannotGoOn explain(Exception failure, Path dataDir, int port, int exchangePort) {
        var causes = KnownFailure.causes(failure);
        for (var cause : causes) {
            switch (cause) {
                case CannotGoOn known -> {
                    return known;
                }
                case PortInUseException used -> {
                    return portInUse(used.getPort(), "--port");
                }
                case BindException used -> {
                    return portInUse(exchangePort, "--exchange-port");
                }
                default -> {
                    // The next cause may say more.
                }
            }
        }
        return KnownFailure.find(failure)
                .map(known -> cannot(known.chinese(), known.english()))
                .orElseGet(() -> unknown(failure, causes.getLast().getClass().getSimpleName(), dataDir));
    }

    private static CannotGoOn unknown(Exception failure, String kind, Path dataDir) {
        var file = dataDir.resolve("logs").resolve("start-failure.log");
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            DataDir.writePrivate(file, trace.toString());
            return cannot(
                    "平台没有启动（" + kind + "）；详情见 " + file + "。",
                    "The platform did not start (" + kind + "); the details are in " + file + ".");
        } catch (IOException e) {
            return cannot(
                    "平台没有启动（" + kind + "），详情也无法写入 " + file + "；请检查磁盘空间和目录权限后重试。",
                    "The platform did not start (" + kind + "), and the details cannot be written to " + file
                            + "; check the disk and the directory's permissions, then try again.");
        }
    }

    /// Looks before anything is made whether a port can be had; making a city and then failing wastes half a minute.
    ///
    /// @param port   0 for any that is free
    /// @param option that names it
    /// @throws CannotGoOn when somebody has it
    static void requireFree(int port, String option) throws IOException {
        if (port == 0) {
            return;
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (BindException used) {
            throw portInUse(port, option);
        }
    }

    private static CannotGoOn portInUse(int port, String option) {
        return cannot(
                "端口 " + port + " 已被占用；请停止占用它的程序，或用 " + option + " 指定别的端口。",
                "Port " + port + " is in use; stop the program that uses it, or name another with " + option + ".");
    }

    private static CannotGoOn cannot(String chinese, String english) {
        return new CannotGoOn(1, chinese, english);
    }
}
