package org.zhanqiao.barrier.reports.desk;

/// A poster as a page to print.
///
/// @param back      path of the list that it was opened from
/// @param backLabel key of that list's name
public record PosterView(Poster poster, String back, String backLabel) {}
