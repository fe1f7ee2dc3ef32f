package org.zhanqiao.barrier.reports;

/// A report is kept; published after its statement, in the sender’s transaction if there is one.
public record ReportSent(String reference) {}
