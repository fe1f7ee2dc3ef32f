package org.zhanqiao.samplecity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A utility company's own HTTP interface, as an agency has one that no platform made.
///
/// `POST /accounts` with `{"ids":["370202…", …]}`, one to 500 citizens' numbers, answers 200 and
/// `{"accounts":[{"account_no":"…", …}]}` with the columns of the company's table as members, in the order of account
/// numbers; a resident without an account has none. The header `X-App-Key` must hold the agreed key.
///
/// Errors are `{"error":"…"}`: 400 what is wrong with the body, 401 no or another key, 404 another path, 405 another
/// method, 413 more than 64 KiB, 503 the company's database does not answer.
public final class UtilityService implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final AccountStore accounts;
    private final byte[] appKey;

    private UtilityService(HttpServer server, ExecutorService threads, AccountStore accounts, String appKey) {
        this.server = server;
        this.threads = threads;
        this.accounts = accounts;
        this.appKey = appKey.getBytes(StandardCharsets.UTF_8);
    }

    /// Starts the interface of a company on the loopback address.
    ///
    /// @param agency one of those whose source is [SourceKind#HTTP]
    /// @param target the databases; the company's table is read with the company's own role
    /// @param appKey the key that callers must send
    /// @param port 0 for any free one
    /// @throws IllegalArgumentException when the agency has no such interface or the key is blank
    /// @throws IOException when the port is taken
    public static UtilityService start(AgencySpec agency, FillTarget target, String appKey, int port)
            throws IOException {
        if (agency.source() != SourceKind.HTTP) {
            throw new IllegalArgumentException(agency.id() + " has no interface of its own");
        }
        if (appKey.isBlank()) {
            throw new IllegalArgumentException("appKey must not be blank");
        }
        TableSpec table = SampleCity.tables().stream()
                .filter(each -> each.agency().equals(agency.id()))
                .findFirst()
                .orElseThrow();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        AccountStore accounts = new AccountStore(table, target.cityUrl(), agency.role(), target.passwordOf(agency));
        UtilityService service = new UtilityService(server, threads, accounts, appKey);
        server.setExecutor(threads);
        server.createContext("/", service::handle);
        server.start();
        return service;
    }

    /// Where it listens.
    public URI address() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /// Stops at once.
    @Override
    public void close() {
        server.stop(0);
        threads.close();
        accounts.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/accounts")) {
                error(exchange, 404, "there is only /accounts");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                error(exchange, 405, "only POST is allowed");
            } else if (!authentic(exchange.getRequestHeaders().getFirst("X-App-Key"))) {
                error(exchange, 401, "X-App-Key is missing or wrong");
            } else {
                accounts(exchange);
            }
        }
    }

    private void accounts(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            error(exchange, 413, "the body must have at most 65536 bytes");
            return;
        }
        try {
            answer(
                    exchange,
                    200,
                    accounts.accountsAsJson(AccountQuery.parse(body).ids()));
        } catch (IllegalArgumentException wrong) {
            error(exchange, 400, wrong.getMessage());
        } catch (SQLException down) {
            error(exchange, 503, "the database does not answer");
        }
    }

    private boolean authentic(@Nullable String key) {
        return key != null && MessageDigest.isEqual(appKey, key.getBytes(StandardCharsets.UTF_8));
    }

    /// Answers with an error.
    ///
    /// @param reason one of the fixed sentences of this interface; they need no escaping
    private static void error(HttpExchange exchange, int status, @Nullable String reason) throws IOException {
        answer(exchange, status, "{\"error\":\"" + reason + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
