package org.zhanqiao.exchange.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;

/// An agency's own HTTP interface to a register of people, which can be told to misbehave.
final class PeopleInterface implements AutoCloseable {

    static final String RELATION = "ids:people:id_number";

    private static final String APP_KEY = "key of the town";

    final AtomicInteger asked = new AtomicInteger();

    private final HttpServer server;
    private final Map<String, Map<String, Object>> people;
    private volatile Manner manner;

    /// How a request is answered.
    interface Manner {
        void answer(HttpExchange http, byte[] goodAnswer) throws IOException;
    }

    PeopleInterface(Map<String, Map<String, Object>> people) {
        this.people = people;
        this.manner = PeopleInterface::well;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/people", this::handle);
        server.start();
    }

    SourceDefinition source(String id) {
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/people";
        return new SourceDefinition(id, SourceKind.HTTP, url, "X-App-Key", APP_KEY);
    }

    void behave(Manner next) {
        manner = next;
    }

    static void well(HttpExchange http, byte[] goodAnswer) throws IOException {
        say(http, 200, goodAnswer);
    }

    static void say(HttpExchange http, int status, byte[] body) throws IOException {
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            asked.incrementAndGet();
            if (!APP_KEY.equals(http.getRequestHeaders().getFirst("X-App-Key"))) {
                say(http, 401, new byte[0]);
                return;
            }
            List<Object> found = new ArrayList<>();
            var request = TestCaller.JSON.readTree(http.getRequestBody().readAllBytes());
            request.path("ids").forEach(id -> {
                var person = people.get(id.asString());
                if (person != null) {
                    var row = new LinkedHashMap<String, Object>(person);
                    row.put("secret", "不在授权里的值");
                    found.add(row);
                }
            });
            manner.answer(
                    http,
                    TestCaller.JSON.writeValueAsString(Map.of("people", found)).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
