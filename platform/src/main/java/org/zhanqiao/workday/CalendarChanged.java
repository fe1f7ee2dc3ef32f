package org.zhanqiao.workday;

/// The holidays of a year were announced, or announced anew. Whoever keeps due days reckons them again.
/// Published inside the transaction that loads them.
///
/// @param revision counts what was loaded, for all years together
public record CalendarChanged(int year, long revision) {}
