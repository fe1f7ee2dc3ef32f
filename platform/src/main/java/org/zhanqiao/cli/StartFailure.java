package org.zhanqiao.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.web.server.PortInUseException;
import org.zhanqiao.evidence.EvidenceDamaged;
import org.zhanqiao.evidence.EvidenceUnavailable;
import org.zhanqiao.exchange.node.EvidenceKeyMissing;

/// Why the platform did not start, as a sentence for the one who starts it. What is not known to it is named by its
/// kind only, since a message may hold values; all of it goes to a file that the owner alone may read.
final class StartFailure {

    private StartFailure() {}

    static CannotGoOn explain(Exception failure, Path dataDir, int port, int exchangePort) {
        var causes = causes(failure);
        if (causes.stream().anyMatch(StartFailure::isDiskFull)) {
            return cannot("磁盘已满；请腾出空间后重试。", "The disk is full; make room and try again.");
        }
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
                case PSQLException refused -> {
                    return database(String.valueOf(refused.getSQLState()));
                }
                case EvidenceKeyMissing missing -> {
                    return cannot(
                            "存证日志还在，签名密钥 " + missing.file() + " 却不见了；请从备份中放回。另换密钥，日志就无法核验了。",
                            "The evidence log is there but the key that signs it is not: put " + missing.file()
                                    + " back from your backup. With another key the log could not be verified.");
                }
                case EvidenceUnavailable broken -> {
                    return evidence(broken.getMessage());
                }
                case EvidenceDamaged damaged -> {
                    return evidence(damaged.getMessage());
                }
                case AccessDeniedException denied -> {
                    return cannot("没有权限读写 " + denied.getFile() + "。", "No permission to use " + denied.getFile() + ".");
                }
                default -> {
                    // The next cause may say more.
                }
            }
        }
        return unknown(failure, causes.getLast().getClass().getSimpleName(), dataDir);
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

    private static boolean isDiskFull(Throwable cause) {
        return cause instanceof IOException
                && String.valueOf(cause.getMessage()).contains("No space left");
    }

    private static CannotGoOn portInUse(int port, String option) {
        return cannot(
                "端口 " + port + " 已被占用；请停止占用它的程序，或用 " + option + " 指定别的端口。",
                "Port " + port + " is in use; stop the program that uses it, or name another with " + option + ".");
    }

    private static CannotGoOn database(String state) {
        return switch (state) {
            case "28P01", "28000" ->
                cannot(
                        "数据库拒绝了用户名或口令；请检查 --database-url。",
                        "The database refuses user or password; check --database-url.");
            case "3D000" ->
                cannot("数据库服务器上没有这个库；请检查 --database-url。", "The server has no such database; check --database-url.");
            case "53100" -> cannot("数据库所在的磁盘已满。", "The disk of the database is full.");
            default ->
                state.startsWith("08")
                        ? cannot(
                                "连接不上数据库；请检查 --database-url 和网络。",
                                "The database cannot be reached; check --database-url and the network.")
                        : cannot("数据库出错（SQLSTATE " + state + "）。", "The database failed with SQLSTATE " + state + ".");
        };
    }

    private static CannotGoOn evidence(@Nullable String why) {
        return cannot(
                "存证日志打不开，平台不能在没有存证的情况下服务：" + why + "。请用 ./zhanqiao evidence verify 核验。",
                "The evidence log cannot be opened, and nothing is served without it: " + why
                        + ". Check it with ./zhanqiao evidence verify.");
    }

    private static CannotGoOn cannot(String chinese, String english) {
        return new CannotGoOn(1, chinese, english);
    }

    private static List<Throwable> causes(Throwable failure) {
        var seen = new HashSet<Throwable>();
        var causes = new ArrayList<Throwable>();
        for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }
}
