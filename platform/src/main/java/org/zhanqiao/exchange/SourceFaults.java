package org.zhanqiao.exchange;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Tells what is wrong by an error's kind and number, never by its message: that may quote an address or a password.
final class SourceFaults {

    /// By the SQLSTATE of PostgreSQL, or the number of H2.
    private static final Map<String, SourceFault> BY_STATE = Map.ofEntries(
            Map.entry("28P01", SourceFault.CREDENTIALS),
            Map.entry("28000", SourceFault.NOT_ADMITTED),
            Map.entry("3D000", SourceFault.NO_DATABASE),
            Map.entry("53300", SourceFault.FULL),
            Map.entry("57P03", SourceFault.FULL),
            // PostgreSQL's driver: the server refused what was asked for before signing in, which is encryption.
            Map.entry("08004", SourceFault.TLS));

    private static final Map<Integer, SourceFault> BY_H2_NUMBER = Map.of(
            28_000, SourceFault.CREDENTIALS,
            90_013, SourceFault.NO_DATABASE,
            90_146, SourceFault.NO_DATABASE,
            90_149, SourceFault.NO_DATABASE);

    private static final int DEEPEST = 20;

    private SourceFaults() {}

    static TrialOutcome.Failed of(Throwable failure) {
        var fault = chain(failure).flatMap(each -> byKind(each).stream()).findFirst();
        var state = chain(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
        if (fault.isPresent()) {
            return new TrialOutcome.Failed(fault.get(), "");
        }
        return state.map(SourceFaults::byNumber).orElseGet(() -> new TrialOutcome.Failed(SourceFault.OTHER, ""));
    }

    /// From the failure to its cause, and on.
    private static Stream<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (@Nullable Throwable each = failure; each != null && chain.size() < DEEPEST; each = each.getCause()) {
            chain.add(each);
        }
        return chain.stream();
    }

    private static Optional<SourceFault> byKind(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case UnknownHostException _ -> SourceFault.HOST_UNKNOWN;
                    case UnresolvedAddressException _ -> SourceFault.HOST_UNKNOWN;
                    case SocketTimeoutException _ -> SourceFault.TIMEOUT;
                    case HttpTimeoutException _ -> SourceFault.TIMEOUT;
                    case SQLTimeoutException _ -> SourceFault.TIMEOUT;
                    case SSLException _ -> SourceFault.TLS;
                    case NoRouteToHostException _ -> SourceFault.UNREACHABLE;
                    case ConnectException refused when !isUnresolved(refused) -> SourceFault.REFUSED;
                    default -> null;
                });
    }

    /// Java's client says of a name that means nothing that it could not connect.
    private static boolean isUnresolved(ConnectException failure) {
        return chain(failure).anyMatch(UnresolvedAddressException.class::isInstance);
    }

    private static TrialOutcome.Failed byNumber(SQLException failure) {
        var h2 = BY_H2_NUMBER.get(failure.getErrorCode());
        if (h2 != null) {
            return new TrialOutcome.Failed(h2, "");
        }
        var state = state(failure.getSQLState());
        return new TrialOutcome.Failed(BY_STATE.getOrDefault(state, SourceFault.OTHER), state);
    }

    /// Five letters and digits, as SQL has it; whatever else a driver says is not told.
    private static String state(@Nullable String state) {
        return state != null && state.matches("[0-9A-Z]{5}") ? state : "";
    }

    /// What is wrong with an interface that answers so; empty when the secret opened its door.
    static Optional<SourceFault> ofStatus(int status) {
        if (status == 401 || status == 403 || status == 407) {
            return Optional.of(SourceFault.CREDENTIALS);
        }
        if (status == 404 || status == 410) {
            return Optional.of(SourceFault.NO_SUCH_PATH);
        }
        if (status >= 300 && status < 400) {
            return Optional.of(SourceFault.REDIRECT);
        }
        return status >= 500 || status < 200 ? Optional.of(SourceFault.BROKEN) : Optional.empty();
    }
}
