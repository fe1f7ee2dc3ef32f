package org.zhanqiao.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.zhanqiao.client.ExchangeUnreachable.Stage;
import org.zhanqiao.client.signature.RequestSigner;

/// Sends a request, at most a few times. It is sent again only where the exchange cannot have served it: when no
/// connection came about, or when it said 503 and when to come back. Each attempt has its own signature and nonce.
final class Transport {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final long LARGEST_BODY = 64L << 20;

    private final HttpClient http;
    private final URI exchange;
    private final RequestSigner signer;
    private final Duration callTimeout;
    private final int attempts;
    private final Duration longestPause;
    private final InstantSource clock;
    private final Pause pause;
    private final Consumer<Attempt> witness;

    Transport(
            HttpClient http,
            URI exchange,
            RequestSigner signer,
            Duration callTimeout,
            int attempts,
            Duration longestPause,
            InstantSource clock,
            Pause pause,
            Consumer<Attempt> witness) {
        this.http = http;
        this.exchange = exchange;
        this.signer = signer;
        this.callTimeout = callTimeout;
        this.attempts = attempts;
        this.longestPause = longestPause;
        this.clock = clock;
        this.pause = pause;
        this.witness = witness;
    }

    Reply send(OutgoingRequest request) {
        Duration backOff = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= attempts;
            try {
                Reply reply = once(request);
                if (last || reply.status() != 503) {
                    return reply;
                }
                var wait = reply.findHeader("Retry-After").flatMap(header -> RetryAfter.find(header, clock.instant()));
                if (wait.isEmpty() || wait.get().compareTo(longestPause) > 0) {
                    return reply;
                }
                rest(wait.get());
            } catch (ExchangeUnreachable e) {
                if (last || e.stage() != Stage.NOT_CONNECTED) {
                    throw e;
                }
                rest(backOff);
                backOff = backOff.multipliedBy(2);
            }
        }
    }

    private Reply once(OutgoingRequest request) {
        var signed = signer.sign(request.parts());
        byte[] body = request.body();
        String digest = request.contentDigest();
        var headers = new ArrayList<Attempt.Header>();
        headers.add(new Attempt.Header("Accept", "application/json, application/problem+json"));
        if (digest != null) {
            headers.add(new Attempt.Header("Content-Type", "application/json"));
            headers.add(new Attempt.Header("Content-Digest", digest));
        }
        headers.add(new Attempt.Header("Signature-Input", signed.signatureInput()));
        headers.add(new Attempt.Header("Signature", signed.signature()));
        var builder = HttpRequest.newBuilder(request.uri());
        headers.forEach(header -> builder.header(header.name(), header.value()));
        if (body == null) {
            builder.GET();
        } else {
            builder.POST(BodyPublishers.ofByteArray(body));
        }
        // The JDK's own request timeout ends with the headers; this one covers the body too.
        var answer = http.sendAsync(builder.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
        try {
            var reply = new Reply(answer.get(callTimeout.toNanos(), TimeUnit.NANOSECONDS));
            witness.accept(Attempt.of(request, headers, reply));
            return reply;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ExchangeUnreachable(Stage.TIMED_OUT, exchange, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw interrupted(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ExchangeUnreachable(stage(cause), exchange, cause);
        }
    }

    private void rest(Duration duration) {
        try {
            pause.last(duration);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ExchangeUnreachable interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ExchangeUnreachable(Stage.INTERRUPTED, exchange, e);
    }

    private static Stage stage(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> Stage.NOT_CONNECTED;
            case HttpTimeoutException _ -> Stage.TIMED_OUT;
            case ConnectException _ -> Stage.NOT_CONNECTED;
            case SSLException _ -> Stage.NOT_TRUSTED;
            case IOException _ -> Stage.BROKEN_OFF;
            default -> throw new IllegalStateException("The HTTP client failed", cause);
        };
    }
}
