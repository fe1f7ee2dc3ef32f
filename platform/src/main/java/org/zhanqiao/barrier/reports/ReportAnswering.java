package org.zhanqiao.barrier.reports;

/// A reporter is about to say whether the barrier is gone; nothing of the report is held yet. Published
/// inside the transaction, so that whoever follows [ReportAnswered] holds the case first, as everybody else
/// does who changes a case and its reports.
public record ReportAnswering(String reference, String caseId) {}
