package org.zhanqiao.exchange.console;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.Attempt;
import org.zhanqiao.client.Description;
import org.zhanqiao.client.ExchangeUnreachable;
import org.zhanqiao.client.Problem;
import org.zhanqiao.client.UnexpectedAnswer;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.identity.ConsoleAccess;

/// Makes a call as any calling system would: over HTTP, signed, through the SDK.
final class TrialCalls {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration CALL = Duration.ofSeconds(15);

    /// A node learns of a new key within some 150 ms; one that does not know it after this long has another reason.
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(30);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(150);
    private static final String UNKNOWN_KEY = "bad-signature";

    private final List<URI> exchanges;
    private final InstantSource clock;

    /// @param exchanges base addresses of the exchange; the first that can be reached is asked
    TrialCalls(List<URI> exchanges, InstantSource clock) {
        this.exchanges = List.copyOf(exchanges);
        this.clock = clock;
    }

    /// Makes the call once; the next address is tried only where nothing was sent to the one before.
    Trial make(TrialRequest request, ConsoleAccess.Open access) {
        var unanswered = new Trial.Unanswered("没有设置交换节点的地址（zhanqiao.exchange-url） / No address of an exchange is set");
        for (var exchange : exchanges) {
            try {
                return make(request, access, exchange);
            } catch (ExchangeUnreachable e) {
                unanswered = new Trial.Unanswered(String.valueOf(e.getMessage()));
                if (e.stage() != ExchangeUnreachable.Stage.NOT_CONNECTED) {
                    return unanswered;
                }
            } catch (UnexpectedAnswer e) {
                return new Trial.Unanswered(String.valueOf(e.getMessage()));
            }
        }
        return unanswered;
    }

    private Trial make(TrialRequest request, ConsoleAccess.Open access, URI exchange) {
        var key = SigningKey.hmacSha256(request.system(), access.key().keyId(), access.secret());
        var attempts = new ArrayList<Attempt>();
        try (var client = ZhanqiaoClient.at(exchange, key)
                .connectTimeout(CONNECT)
                .callTimeout(CALL)
                .attempts(1)
                .clock(clock)
                .watching(attempts::add)
                .build()) {
            var known = access.key().notBefore().plus(UNTIL_KNOWN);
            while (isUnknown(client.describeServices()) && clock.instant().isBefore(known)) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            var answer = request.send(client);
            // Behind one address there may be several nodes, of which this one had not heard of the key yet.
            while (isUnknown(answer) && clock.instant().isBefore(known)) {
                LockSupport.parkNanos(BETWEEN_CALLS.toNanos());
                answer = request.send(client);
            }
            return new Trial.Answered(attempts.getLast(), answer, exchange.toString());
        }
    }

    /// Asking what there is costs nothing and leaves no evidence, so it is the way to wait.
    private static boolean isUnknown(Description description) {
        return switch (description) {
            case Description.Described _ -> false;
            case Description.Withheld(Problem problem) ->
                problem.type().toString().endsWith(":" + UNKNOWN_KEY);
        };
    }

    private static boolean isUnknown(Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused && refused.reason().equals(UNKNOWN_KEY);
    }
}
