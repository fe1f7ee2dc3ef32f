package org.zhanqiao.barrier.reports;

import org.zhanqiao.identity.Person;

/// A report that has a case was hidden, or shown again; published in the transaction that keeps it.
///
/// @param report as it was before
/// @param hidden whether it is hidden now
public record ReportHidden(Report report, boolean hidden, Person by) {}
