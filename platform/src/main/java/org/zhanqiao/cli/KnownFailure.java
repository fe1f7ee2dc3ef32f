package org.zhanqiao.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.zhanqiao.evidence.EvidenceDamaged;
import org.zhanqiao.evidence.EvidenceUnavailable;
import org.zhanqiao.exchange.node.EvidenceKeyMissing;
import tools.jackson.core.JacksonException;

/// What went wrong outside the program, as a sentence for whoever can mend it.
///
/// @param unreachable whether something that the command needs does not answer
record KnownFailure(boolean unreachable, String chinese, String english) {

    /// The first of a failure's causes that has a sentence.
    static Optional<KnownFailure> find(Throwable failure) {
        var causes = causes(failure);
        if (causes.stream().anyMatch(KnownFailure::isDiskFull)) {
            return Optional.of(here("磁盘已满；请腾出空间后重试。", "The disk is full; make room and try again."));
        }
        return causes.stream().map(KnownFailure::of).flatMap(Optional::stream).findFirst();
    }

    /// A failure and what caused it, outermost first.
    static List<Throwable> causes(Throwable failure) {
        var seen = new HashSet<Throwable>();
        var causes = new ArrayList<Throwable>();
        for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }

    private static Optional<KnownFailure> of(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case PSQLException refused -> database(String.valueOf(refused.getSQLState()));
                    case EvidenceKeyMissing missing ->
                        here(
                                "存证日志还在，签名密钥 " + missing.file() + " 却不见了；请从备份中放回。另换密钥，日志就无法核验了。",
                                "The evidence log is there but the key that signs it is not: put " + missing.file()
                                        + " back from your backup. With another key the log could not be verified.");
                    case EvidenceUnavailable broken -> evidence(broken.getMessage());
                    case EvidenceDamaged damaged -> evidence(damaged.getMessage());
                    case AccessDeniedException denied ->
                        here(
                                "没有权限读写 " + denied.getFile() + "；请检查它的属主和权限，或换一个用户运行。",
                                "No permission to use " + denied.getFile()
                                        + "; check its owner and mode, or run this as another user.");
                    case NoSuchFileException missing ->
                        here(
                                "没有 " + missing.getFile() + "；请检查路径。",
                                "There is no " + missing.getFile() + "; check the path.");
                    case FileSystemException broken ->
                        here(
                                "无法读写 " + broken.getFile() + "（" + broken.getReason() + "）；请检查路径和磁盘。",
                                broken.getFile() + " cannot be used (" + broken.getReason()
                                        + "); check the path and the disk.");
                    case SSLException untrusted ->
                        away(
                                "对方的 TLS 证书未通过检验；请检查地址，或让本机信任签发它的机构。",
                                "The TLS certificate of the other side does not hold; check the address, or let this"
                                        + " machine trust its issuer.");
                    case ConnectException refused -> noAnswer();
                    case UnknownHostException unknown -> noAnswer();
                    case UnresolvedAddressException unknown -> noAnswer();
                    case NoRouteToHostException unknown -> noAnswer();
                    case HttpTimeoutException late -> noAnswer();
                    case SocketTimeoutException late -> noAnswer();
                    case JacksonException garbled ->
                        away(
                                "收到的不是预期的 JSON；请检查地址是否是栈桥。",
                                "What came back is not the JSON expected; check that the address is a Zhanqiao.");
                    default -> null;
                });
    }

    private static boolean isDiskFull(Throwable cause) {
        return cause instanceof IOException
                && String.valueOf(cause.getMessage()).contains("No space left");
    }

    private static KnownFailure noAnswer() {
        return away(
                "连接不上对方；请检查地址和网络，以及对方是否在运行。",
                "The other side cannot be reached; check the address, the network, and whether it runs.");
    }

    private static KnownFailure database(String state) {
        return switch (state) {
            case "28P01", "28000" ->
                here(
                        "数据库拒绝了用户名或口令；请检查 --database-url。",
                        "The database refuses user or password; check --database-url.");
            case "3D000" ->
                here("数据库服务器上没有这个库；请检查 --database-url。", "The server has no such database; check --database-url.");
            case "42501" ->
                here(
                        "数据库用户没有所需的权限；库应归平台用户所有，见 README“一个 PostgreSQL，多个进程”。",
                        "The database user lacks a privilege; the database belongs to the platform's user, see the README.");
            case "42P01", "42703" ->
                here(
                        "库中的表与本程序的版本不符；请先用本版本启动一次 serve。",
                        "The tables in the database are of another version; start serve of this version once, first.");
            case "53100" -> here("数据库所在的磁盘已满。", "The disk of the database is full.");
            default ->
                state.startsWith("08")
                        ? away(
                                "连接不上数据库；请检查 --database-url 和网络。",
                                "The database cannot be reached; check --database-url and the network.")
                        : here("数据库出错（SQLSTATE " + state + "）。", "The database failed with SQLSTATE " + state + ".");
        };
    }

    private static KnownFailure evidence(@Nullable String why) {
        return here(
                "存证日志打不开，平台不能在没有存证的情况下服务：" + why + "。请用 ./zhanqiao evidence verify 核验。",
                "The evidence log cannot be opened, and nothing is served without it: " + why
                        + ". Check it with ./zhanqiao evidence verify.");
    }

    private static KnownFailure here(String chinese, String english) {
        return new KnownFailure(false, chinese, english);
    }

    private static KnownFailure away(String chinese, String english) {
        return new KnownFailure(true, chinese, english);
    }
}
