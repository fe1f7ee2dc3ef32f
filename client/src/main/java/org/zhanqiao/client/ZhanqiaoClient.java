package org.zhanqiao.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.RequestSigner;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.evidence.VerifierKey;

/// A calling system's way to the exchange. One instance serves all threads of a program; close it at the end.
public final class ZhanqiaoClient implements AutoCloseable {
    private final HttpClient http;
    private final Transport transport;
    private final AnswerReader reader;
    private final String base;

    private ZhanqiaoClient(Builder builder) {
        this.base = builder.base;
        var http = HttpClient.newBuilder()
                .version(base.startsWith("https:") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(builder.connectTimeout);
        if (builder.tls != null) {
            http.sslContext(builder.tls);
        }
        this.http = http.build();
        this.transport = new Transport(
                this.http,
                URI.create(base),
                new RequestSigner(builder.key, builder.clock, builder.random),
                builder.callTimeout,
                builder.attempts,
                builder.longestPause,
                builder.clock,
                builder.pause,
                builder.witness);
        this.reader = new AnswerReader(builder.logKey);
    }

    /// Starts a client.
    ///
    /// @param exchange base address, such as `https://exchange.qingdao.example`; a path in front of `/v1` is kept
    /// @param key the system's key
    /// @throws IllegalArgumentException when the address is not plain http or https
    public static Builder at(URI exchange, SigningKey key) {
        return new Builder(exchange, key);
    }

    /// A query by key: up to 500 keys a call.
    public QueryCall query(String service) {
        return new QueryCall(this, service);
    }

    /// A list, page by page.
    public ListCall list(String service) {
        return new ListCall(this, service);
    }

    /// A verification: values are sent, yes or no comes back, nothing else.
    public VerifyCall verify(String service) {
        return new VerifyCall(this, service);
    }

    /// The services that this system's grants allow.
    public Description describeServices() {
        return reader.describe(transport.send(OutgoingRequest.get(URI.create(base + "/v1/services"))));
    }

    /// The OpenAPI document of a service, as this system's grant sees it.
    public Description describe(String service) {
        return reader.describe(transport.send(OutgoingRequest.get(uri(service, "openapi"))));
    }

    /// Lets calls under way end, then closes the connections.
    @Override
    public void close() {
        http.close();
    }

    <C> Answer<C> call(String service, String mode, Map<String, ?> body, AnswerReader.Content<C> content) {
        var request = OutgoingRequest.post(uri(service, mode), Json.bytes(body));
        return reader.read(transport.send(request), content);
    }

    private URI uri(String service, String mode) {
        if (service.isBlank() || service.equals(".") || service.equals("..")) {
            throw new IllegalArgumentException("A service has a name");
        }
        String segment = URLEncoder.encode(service, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(base + "/v1/services/" + segment + '/' + mode);
    }

    /// The settings of a client.
    public static final class Builder {
        private final String base;
        private final SigningKey key;
        private @Nullable VerifierKey logKey;
        private @Nullable SSLContext tls;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration callTimeout = Duration.ofSeconds(30);
        private int attempts = 3;
        private Duration longestPause = Duration.ofSeconds(5);
        private InstantSource clock = InstantSource.system();
        private SecureRandom random = new SecureRandom();
        private Pause pause = Thread::sleep;
        private Consumer<Attempt> witness = attempt -> {};

        private Builder(URI exchange, SigningKey key) {
            boolean plain = ("http".equals(exchange.getScheme()) || "https".equals(exchange.getScheme()))
                    && exchange.getHost() != null
                    && exchange.getRawUserInfo() == null
                    && exchange.getRawQuery() == null
                    && exchange.getRawFragment() == null;
            if (!plain) {
                throw new IllegalArgumentException(
                        "The exchange's address must be http or https with a host, and have no user, query or fragment");
            }
            String text = exchange.toString();
            this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            this.key = key;
        }

        /// Verifies every receipt under this log key before an answer is handed over; without it, receipts are only
        /// handed over.
        public Builder trusting(VerifierKey logKey) {
            this.logKey = logKey;
            return this;
        }

        /// Which certificates to trust and which to show, unless those of the JVM; for a city with an authority of its
        /// own.
        public Builder tls(SSLContext context) {
            this.tls = context;
            return this;
        }

        /// How long a connection may take to come about, 5 s unless told.
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = positive(timeout);
            return this;
        }

        /// How long one attempt may take up to the last byte of its answer, 30 s unless told.
        public Builder callTimeout(Duration timeout) {
            this.callTimeout = positive(timeout);
            return this;
        }

        /// How often at most a call is sent, 3 unless told; see [ExchangeUnreachable.Stage#NOT_CONNECTED].
        public Builder attempts(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("A call is sent at least once");
            }
            this.attempts = most;
            return this;
        }

        /// The longest `Retry-After` that is waited for, 5 s unless told; a longer one is left to the caller.
        public Builder longestPause(Duration longest) {
            this.longestPause = positive(longest);
            return this;
        }

        /// The clock by which calls are signed, the system's unless told.
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /// The source of nonces.
        public Builder random(SecureRandom random) {
            this.random = random;
            return this;
        }

        /// Hands over every attempt that was answered, as it went over the wire, before its answer is read;
        /// on the thread that makes the call. For programs that show or keep what was sent and received.
        public Builder watching(Consumer<Attempt> witness) {
            this.witness = witness;
            return this;
        }

        /// The client.
        public ZhanqiaoClient build() {
            return new ZhanqiaoClient(this);
        }

        Builder pause(Pause pause) {
            this.pause = pause;
            return this;
        }

        private static Duration positive(Duration duration) {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("A time limit is longer than nothing");
            }
            return duration;
        }
    }
}
