package org.zhanqiao.demand.measures;

/// What is counted of the requests that came to their providers. The first six are disjoint and add up to all.
public enum Figure {
    /// The data can be used: both sides signed (whatever became of the grant later).
    SATISFIED("withdrawn_on is null and delivered_on is not null"),
    /// Answered with a refusal.
    REFUSED("withdrawn_on is null and answer = 'REFUSED'"),
    /// No answer, and its last day has passed.
    ANSWER_OVERDUE("withdrawn_on is null and answer is null and answer_due < :today"),
    /// Approved, the agreement not signed by both, and its last day has passed.
    DELIVERY_OVERDUE("withdrawn_on is null and answer = 'APPROVED' and delivered_on is null and delivery_due < :today"),
    /// Under way and in time; also while the clock stands.
    UNDER_WAY("""
            withdrawn_on is null and delivered_on is null and answer is distinct from 'REFUSED'
              and coalesce(case when answer is null then answer_due else delivery_due end >= :today, true)
            """),
    /// Taken back by whoever asked, before or after an answer.
    WITHDRAWN("withdrawn_on is not null"),
    /// All.
    RECEIVED("true"),
    /// Those that the satisfaction rate is a share of: satisfied, refused, or overdue.
    DUE("""
            withdrawn_on is null and (delivered_on is not null or answer = 'REFUSED'
              or case when answer is null then answer_due else delivery_due end < :today)
            """),
    /// Approved or refused.
    ANSWERED("answer is not null"),
    /// Answered after the last day, or taken back after it without an answer; also when the answer was ordered anew and
    /// comes in time then.
    CLOSED_LATE("late_before or coalesce(answered_on, withdrawn_on) > answer_due"),
    /// In force after the last day of the delivery, or taken back after it.
    DELIVERED_LATE("coalesce(delivered_on, withdrawn_on) > delivery_due");

    private final String condition;

    Figure(String condition) {
        this.condition = condition;
    }

    /// SQL over `demand.request_handling`, with the parameter `today`.
    String condition() {
        return "(" + condition.strip() + ")";
    }

    /// Key of its words.
    public String messageKey() {
        return "demand.figure." + name();
    }
}
