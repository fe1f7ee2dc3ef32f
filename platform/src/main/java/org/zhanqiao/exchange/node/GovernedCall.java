package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhanqiao.audit.SendingTimes;
import org.zhanqiao.audit.SubjectSalts;
import org.zhanqiao.demand.Mode;

/// The governed call, assembled. Each step is a class of its own; this is the one place that fixes their order:
///
/// 1. [CallerGate] first: nothing of an unsigned request is looked at but its headers.
/// 2. [RequestReader]: only a known caller's body is parsed.
/// 3. [GrantGate]: no step below runs without an [AuthorisedCall].
/// 4. [Limits] after the grant, so that refused calls do not use up a quota.
/// 5. [SharedNonces]: asked while the source is being asked, awaited before anything leaves.
/// 6. [SourceDoor]: the source, guarded.
/// 7. [GrantGate#confirm] once more: the grant may have been revoked while the source was slow.
/// 8. [Masking]: only [MaskedRows] can be written.
/// 9. [EvidenceDesk] last before the answer, over the very bytes of the answer; only a [Receipt] lets them out.
///
/// Refusals and outages end through the same evidence. Where evidence cannot be kept, nothing but that is said.
final class GovernedCall {

    private static final Logger LOG = LoggerFactory.getLogger(GovernedCall.class);

    /// Entries a second that callers nobody knows may cause; above that they are counted, not written one by one.
    private static final int STRANGERS_PER_SECOND = 200;

    /// Lines a second about calls that fail for one reason; more would fill the disk that is perhaps full already. What
    /// is not written is counted all the same ([CallMetrics]).
    static final int LINES_PER_SECOND = 10;

    private static final String SERVED = "served";
    private static final byte[] NOTHING = new byte[0];

    /// Seconds.
    private static final long SOON = 1;

    private final Steps steps;
    private final Function<Plan, SourceDoor> doors;
    private final SharedNonces sharedNonces;
    private final SqlClient control;
    private final Executor loop;
    private final RandomStock random;
    private final Map<Outage, RateMeter> lines = new EnumMap<>(Outage.class);

    /// What all event loops of a node share.
    ///
    /// @param strangers  meters the entries that unknown callers cause
    /// @param suppressed how many such calls were not written since the last entry
    record Steps(
            CallerGate callerGate,
            GrantGate grantGate,
            Limits limits,
            NodeRegistry registry,
            Masking masking,
            AnswerWriter writer,
            SubjectSalts salts,
            EvidenceDesk evidence,
            CallMetrics metrics,
            SendingTimes sendings,
            RateMeter strangers,
            AtomicLong suppressed,
            InstantSource clock,
            SecureRandom random) {}

    /// @param doors   the way to a plan's source on this event loop
    /// @param control the platform's database, on this event loop
    /// @param loop    this event loop
    GovernedCall(Steps steps, Function<Plan, SourceDoor> doors, SqlClient control, Executor loop) {
        this.steps = steps;
        this.doors = doors;
        this.sharedNonces = new SharedNonces(steps.registry(), control);
        this.control = control;
        this.loop = loop;
        this.random = new RandomStock(steps.random());
    }

    /// Serves one call. The future never fails: every ending is a reply.
    Future<Reply> serve(Incoming incoming, String service, Mode mode) {
        var course = begin(incoming, service);
        Future<Reply> ending;
        try {
            ending = run(course, mode);
        } catch (RuntimeException e) {
            ending = Future.failedFuture(e);
        }
        return finish(course, ending.recover(failure -> stop(course, failure)));
    }

    /// Turns away what is not served as a call: one of which only the request line and headers were read, or a signed
    /// request for something else.
    ///
    /// @param caller who proved to have sent it; null where nobody did
    Future<Reply> turnAway(Incoming incoming, @Nullable Caller caller, String service, Stop stop) {
        var course = begin(incoming, service);
        course.caller = caller;
        return finish(course, Future.succeededFuture().compose(_ -> stop(course, stop)));
    }

    /// Refuses what is no call, whoever proved to have sent it; a stranger is told no more than that.
    Future<Reply> refuse(Incoming incoming, Refusal reason) {
        var course = begin(incoming, "");
        return finish(
                course,
                Future.<Reply>succeededFuture()
                        .compose(_ -> {
                            course.caller = steps.callerGate().identify(incoming);
                            return Future.<Reply>failedFuture(new Stop.Refused(reason));
                        })
                        .recover(failure -> stop(course, failure)));
    }

    private Course begin(Incoming incoming, String service) {
        var course = new Course(CallId.next(random), incoming, service);
        steps.evidence().expect();
        return course;
    }

    private Future<Reply> finish(Course course, Future<Reply> ending) {
        return ending.otherwise(failure -> withoutEvidence(course, failure)).onComplete(ended -> {
            expectNoMore(course);
            if (ended.succeeded()) {
                measure(course, ended.result());
            }
        });
    }

    /// Its entry has come, or will not: a call leaves one at most.
    private void expectNoMore(Course course) {
        if (course.expected) {
            course.expected = false;
            steps.evidence().arrived();
        }
    }

    private Future<Reply> run(Course course, Mode mode) {
        var caller = steps.callerGate().identify(course.incoming);
        course.caller = caller;
        var request = RequestReader.read(mode, course.incoming.header("content-type"), course.incoming.body());
        course.request = request;
        var now = course.incoming.received();
        var plan = steps.grantGate().find(caller, course.service, request, now);
        course.plan = plan;
        steps.grantGate().requireInForce(plan, now);
        var call = steps.grantGate().authorise(plan, request);
        course.call = call;
        steps.limits().admit(plan, now, System.nanoTime());
        var unseen = sharedNonces.admit(caller);
        return doors.apply(plan).ask(call).compose(answer -> {
            course.times = new CallTimes(now, answer.asked(), answer.answered(), null);
            return unseen.compose(_ -> {
                steps.grantGate().confirm(plan, steps.clock().instant());
                return answer(course, call, steps.masking().apply(call, answer));
            });
        });
    }

    private Future<Reply> answer(Course course, AuthorisedCall call, MaskedRows rows) {
        var body = steps.writer().rows(course.callId, call, rows, steps.clock().instant());
        return steps.salts()
                .commit(control, rows.subjects())
                .transform(subjects -> subjects.succeeded()
                        ? record(course, SERVED, null, rows, subjects.result(), body)
                        : Future.failedFuture(new Stop.Unavailable(Outage.CONTROL_UNREACHABLE, subjects.cause())))
                .map(receipt -> new Reply(200, body, receipt, course.times, 0));
    }

    /// A call that ends without data leaves evidence all the same.
    private Future<Reply> stop(Course course, Throwable failure) {
        if (course.stopped) {
            return Future.failedFuture(failure);
        }
        course.stopped = true;
        var stop = asStop(course, failure);
        if (stop instanceof Stop.Unavailable unavailable) {
            if (unavailable.cause == Outage.EVIDENCE_UNAVAILABLE) {
                return Future.failedFuture(stop);
            }
            if (unavailable.asked != null) {
                course.times = new CallTimes(course.incoming.received(), unavailable.asked, null, null);
            }
        }
        if (course.caller == null && !steps.strangers().admits(System.nanoTime(), STRANGERS_PER_SECOND)) {
            steps.suppressed().incrementAndGet();
            course.ending(Refusal.TOO_MANY_FAILURES.code(), "refused");
            var notice = Refusal.TOO_MANY_FAILURES.notice();
            return Future.succeededFuture(new Reply(
                    notice.status(), steps.writer().problem(course.callId, notice, null), null, course.times, SOON));
        }
        var notice = switch (stop) {
            case Stop.Refused refused -> refused.reason.notice();
            case Stop.Unavailable unavailable -> unavailable.cause.notice();
        };
        var outcome = stop instanceof Stop.Refused ? "refused" : "unavailable";
        var body = steps.writer().problem(course.callId, notice, stop.detail);
        return record(course, outcome, String.valueOf(stop.getMessage()), null, NOTHING, body)
                .map(receipt ->
                        new Reply(notice.status(), body, receipt, course.times, retryAfter(stop, notice.status())));
    }

    private long retryAfter(Stop stop, int status) {
        if (stop instanceof Stop.Refused refused && refused.reason == Refusal.DAILY_QUOTA_USED) {
            return steps.limits().secondsToTomorrow(steps.clock().instant());
        }
        return status == 429 || status == 503 ? SOON : 0;
    }

    private Future<Receipt> record(
            Course course,
            String outcome,
            @Nullable String reason,
            @Nullable MaskedRows rows,
            byte[] subjects,
            byte[] answer) {
        course.ending(reason == null ? "" : reason, outcome);
        course.times = course.times.recordedAt(steps.clock().instant());
        // Looked at first: event loops that set it with every call would wait for each other.
        long suppressed = steps.suppressed().get() == 0 ? 0 : steps.suppressed().getAndSet(0);
        var recorded = steps.evidence()
                .record(
                        new EvidenceDesk.Facts(
                                course.callId,
                                course.times,
                                outcome,
                                reason,
                                course.caller,
                                course.service,
                                course.request,
                                course.incoming.body(),
                                course.plan,
                                course.plan != null || course.caller == null
                                        ? null
                                        : steps.grantGate().known(course.caller, course.service),
                                course.call == null ? null : course.call.columns(),
                                rows,
                                subjects,
                                answer,
                                suppressed),
                        random,
                        loop)
                .onFailure(_ -> steps.suppressed().addAndGet(suppressed));
        expectNoMore(course);
        return recorded;
    }

    private Reply withoutEvidence(Course course, Throwable failure) {
        if (!(failure instanceof Stop.Unavailable)) {
            LOG.error("call {} failed: {}", course.callId, failure.getClass().getName());
        }
        course.ending(Outage.EVIDENCE_UNAVAILABLE.code(), "unavailable");
        var notice = Outage.EVIDENCE_UNAVAILABLE.notice();
        return new Reply(
                notice.status(), steps.writer().problem(course.callId, notice, null), null, course.times, SOON);
    }

    private Stop asStop(Course course, Throwable failure) {
        if (failure instanceof Stop stop) {
            if (stop instanceof Stop.Unavailable outage && outage.getCause() != null && isWorthALine(outage.cause)) {
                // Class names only: a driver's message may repeat a value.
                LOG.warn(
                        "call {} on {}: {} because of {}",
                        course.callId,
                        course.grantedService(),
                        outage.cause.code(),
                        outage.getCause().getClass().getName());
            }
            return stop;
        }
        LOG.error("call {} failed inside: {}", course.callId, failure.getClass().getName());
        return new Stop.Unavailable(Outage.INTERNAL, failure);
    }

    /// Each reason by itself, so that a source that is down hides nothing else.
    private boolean isWorthALine(Outage reason) {
        return lines.computeIfAbsent(reason, _ -> new RateMeter()).admits(System.nanoTime(), LINES_PER_SECOND);
    }

    private void measure(Course course, Reply reply) {
        var sent = steps.clock().instant();
        steps.metrics().ended(course.grantedService(), course.outcome, course.reason, reply.times(), sent);
        var caller = course.caller;
        var plan = course.plan;
        var recorded = reply.times().recorded();
        if (caller != null && plan != null && recorded != null && course.outcome.equals(SERVED)) {
            steps.sendings()
                    .add(
                            reply.times().received(),
                            caller.key().agency,
                            plan.definition.provider(),
                            course.service,
                            Duration.between(recorded, sent));
        }
    }

    /// How far a call has come. Confined to its event loop.
    private static final class Course {
        final String callId;
        final Incoming incoming;
        final String service;

        @Nullable Caller caller;

        @Nullable CallRequest request;

        @Nullable Plan plan;

        @Nullable AuthorisedCall call;

        CallTimes times;
        boolean stopped;

        /// Whether its entry is still to come.
        boolean expected = true;

        String outcome = "";
        String reason = "";

        Course(String callId, Incoming incoming, String service) {
            this.callId = callId;
            this.incoming = incoming;
            this.service = service;
            this.times = new CallTimes(incoming.received());
        }

        void ending(String reason, String outcome) {
            this.reason = reason;
            this.outcome = outcome;
        }

        String grantedService() {
            return plan == null ? "" : service;
        }
    }
}
