package org.zhanqiao.exchange.node;

import java.util.List;
import java.util.stream.Stream;

/// How calls end without data, by the codes that stand in entries: those endings that leave an entry of their own.
public final class CallEndings {

    private CallEndings() {}

    public static List<String> refusals() {
        return Stream.of(Refusal.values())
                .filter(reason -> reason != Refusal.TOO_MANY_FAILURES)
                .map(Refusal::code)
                .toList();
    }

    public static List<String> outages() {
        return Stream.of(Outage.values())
                .filter(cause -> cause != Outage.EVIDENCE_UNAVAILABLE)
                .map(Outage::code)
                .toList();
    }
}
