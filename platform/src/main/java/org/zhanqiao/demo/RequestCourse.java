package org.zhanqiao.demo;

import static org.zhanqiao.demand.requests.RequestClocks.DISPOSAL_DAYS;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RequestState;

/// What people do to one request, from its draft to the state it is to stand in, and how many working days lie between.
/// The platform's own acts are not in it: they come by themselves.
final class RequestCourse {

    /// One act.
    ///
    /// @param gap    working days since the act before
    /// @param changed whether the asker has changed what is asked: the term before a completion, so that
    ///                the head has to sign it off anew; an item less in a renewal, so that it has to be
    ///                disposed of
    record Step(int gap, ActKind act, boolean changed) {
        Step(int gap, ActKind act) {
            this(gap, act, false);
        }
    }

    /// How many of a hundred answers are late.
    private static final int LATE = 7;

    private final RandomGenerator random;
    private final boolean unconditional;
    private final List<Step> steps = new ArrayList<>();

    private RequestCourse(ShareType shareType, RandomGenerator random) {
        this.random = random;
        this.unconditional = shareType == ShareType.UNCONDITIONAL;
    }

    /// The acts that lead to a state. One that is superseded goes on with the acts of its successor, from the second
    /// [ActKind#DRAFT] on.
    static List<Step> to(RequestState state, ShareType shareType, RandomGenerator random) {
        var course = new RequestCourse(shareType, random);
        course.lead(state);
        return List.copyOf(course.steps);
    }

    /// Working days for which a request has been waiting in a state, some longer than they may.
    static int waiting(RequestState state, ShareType shareType, RandomGenerator random) {
        boolean late = random.nextInt(100) < LATE + 5;
        int answer = shareType == ShareType.UNCONDITIONAL ? 1 : 10;
        return switch (state) {
            case DRAFT -> random.nextInt(16);
            case AWAITING_SIGN_OFF -> random.nextInt(9);
            case INCOMPLETE, COMPLETION_PROPOSED -> random.nextInt(11);
            case SUBMITTED -> late ? answer + 1 + random.nextInt(8) : random.nextInt(Math.max(1, answer - 2));
            case APPROVAL_PROPOSED, REFUSAL_PROPOSED -> late ? answer + random.nextInt(4) : random.nextInt(2);
            case APPROVED, CONSUMER_SIGNED, PROVIDER_SIGNED -> late ? 20 + random.nextInt(8) : random.nextInt(9);
            case REDUCED -> random.nextInt(8);
            case ENDED, EXPIRED -> late ? DISPOSAL_DAYS + 1 + random.nextInt(6) : random.nextInt(8);
            case IN_FORCE, DISPOSED, SUPERSEDED, REFUSED, WITHDRAWN -> random.nextInt(2);
        };
    }

    private void lead(RequestState state) {
        switch (state) {
            case DRAFT -> draft();
            case AWAITING_SIGN_OFF -> propose();
            case SUBMITTED -> submit();
            case INCOMPLETE -> {
                propose();
                add(random.nextInt(2), ActKind.SIGN_OFF);
                add(unconditional ? 0 : 1 + random.nextInt(3), ActKind.NOTE_INCOMPLETE);
            }
            case COMPLETION_PROPOSED -> {
                lead(RequestState.INCOMPLETE);
                steps.add(new Step(1 + random.nextInt(4), ActKind.COMPLETE, true));
            }
            case APPROVAL_PROPOSED -> answer(ActKind.PROPOSE_APPROVAL);
            case REFUSAL_PROPOSED -> answer(ActKind.PROPOSE_REFUSAL);
            case APPROVED -> approve();
            case PROVIDER_SIGNED -> {
                approve();
                add(1 + random.nextInt(6), ActKind.SIGN_AS_PROVIDER);
            }
            case CONSUMER_SIGNED -> {
                approve();
                add(1 + random.nextInt(6), ActKind.SIGN_AS_CONSUMER);
            }
            case IN_FORCE -> {
                sign();
                suspend();
            }
            case ENDED -> end();
            case EXPIRED -> sign();
            case DISPOSED -> {
                end();
                add(1 + random.nextInt(6), ActKind.CONFIRM_DISPOSAL);
            }
            case SUPERSEDED -> replace(false);
            case REDUCED -> replace(true);
            case REFUSED -> {
                answer(ActKind.PROPOSE_REFUSAL);
                add(random.nextInt(2), ActKind.REFUSE);
            }
            case WITHDRAWN -> {
                submit();
                add(1 + random.nextInt(4), ActKind.WITHDRAW);
            }
        }
    }

    private void draft() {
        add(0, ActKind.DRAFT);
    }

    private void propose() {
        draft();
        add(random.nextInt(3), ActKind.PROPOSE);
    }

    private void submit() {
        propose();
        if (random.nextInt(12) == 0) {
            add(random.nextInt(2), ActKind.SEND_BACK);
            add(1, ActKind.PROPOSE);
        }
        add(random.nextInt(2), ActKind.SIGN_OFF);
        if (random.nextInt(8) == 0) {
            add(unconditional ? 0 : 1 + random.nextInt(3), ActKind.NOTE_INCOMPLETE);
            add(1 + random.nextInt(4), ActKind.COMPLETE);
        }
        if (random.nextInt(9) == 0) {
            add(unconditional ? 0 : 2 + random.nextInt(4), ActKind.ASK_EXTENSION);
            if (random.nextInt(4) > 0) {
                add(random.nextInt(2), random.nextInt(7) == 0 ? ActKind.DENY_EXTENSION : ActKind.CONSENT_EXTENSION);
            }
        }
    }

    private void answer(ActKind proposal) {
        submit();
        int limit = unconditional ? 1 : 10;
        boolean late = random.nextInt(100) < LATE;
        add(late ? limit + random.nextInt(7) : random.nextInt(unconditional ? 2 : 6), proposal);
        if (random.nextInt(15) == 0) {
            add(0, ActKind.RETURN_ANSWER);
            add(unconditional ? 0 : 1, proposal);
        }
    }

    private void approve() {
        answer(ActKind.PROPOSE_APPROVAL);
        add(unconditional ? 0 : random.nextInt(2), ActKind.APPROVE);
    }

    private void sign() {
        approve();
        boolean providerFirst = random.nextBoolean();
        boolean late = random.nextInt(100) < 3;
        add(late ? 20 + random.nextInt(6) : 1 + random.nextInt(7), sign(providerFirst));
        add(random.nextInt(5), sign(!providerFirst));
    }

    private static ActKind sign(boolean provider) {
        return provider ? ActKind.SIGN_AS_PROVIDER : ActKind.SIGN_AS_CONSUMER;
    }

    private void suspend() {
        if (random.nextInt(40) == 0) {
            add(5 + random.nextInt(20), ActKind.SUSPEND);
            if (random.nextBoolean()) {
                add(2 + random.nextInt(6), ActKind.RESUME);
            }
        }
    }

    private void end() {
        sign();
        add(20 + random.nextInt(60), ActKind.END);
    }

    private void replace(boolean reduced) {
        sign();
        int before = steps.size();
        sign();
        steps.set(before, new Step(20 + random.nextInt(60), ActKind.DRAFT, reduced));
    }

    private void add(int gap, ActKind act) {
        steps.add(new Step(gap, act));
    }
}
