package org.zhanqiao.barrier.reports;

/// A reporter said whether the barrier is gone; published in the transaction that keeps it.
public record ReportAnswered(String reference, String caseId, Report.Answer answer) {}
