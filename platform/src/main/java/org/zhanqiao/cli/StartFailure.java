package org.zhanqiao.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.web.server.PortInUseException;
import org.zhanqiao.evidence.EvidenceDamaged;
import org.zhanqiao.evidence.EvidenceUnavailable;

/// Why the platform did not start, as a sentence for the one who starts it.
final class StartFailure {

    private StartFailure() {}

    static CannotGoOn explain(Exception failure, int port, int exchangePort) {
        for (var cause : causes(failure)) {
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
                case EvidenceUnavailable broken -> {
                    return evidence(broken.getMessage());
                }
                case EvidenceDamaged damaged -> {
                    return evidence(damaged.getMessage());
                }
                case AccessDeniedException denied -> {
                    return cannot("没有权限读写 " + denied.getFile() + "。", "No permission to use " + denied.getFile() + ".");
                }
                case IOException io
                when String.valueOf(io.getMessage()).contains("No space left") -> {
                    return cannot("磁盘已满；请腾出空间后重试。", "The disk is full; make room and try again.");
                }
                default -> {
                    // The next cause may say more.
                }
            }
        }
        var last = causes(failure).getLast();
        return cannot(
                "平台没有启动：" + last.getClass().getSimpleName() + "，" + last.getMessage(),
                "The platform did not start: " + last.getClass().getSimpleName() + ", " + last.getMessage());
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
