package org.zhanqiao.barrier.reports;

/// A report that has a case is about to be answered, hidden or shown again; nothing of the report is held
/// yet. Published inside the transaction, so that whoever follows [ReportAnswered] and [ReportHidden] holds
/// the case first, as everybody else does who changes a case and its reports.
public record ReportChanging(String reference, String caseId) {}
