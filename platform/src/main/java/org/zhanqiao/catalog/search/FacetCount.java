package org.zhanqiao.catalog.search;

/// One value of a facet.
///
/// @param count entries that have it and fit the question and all other facets
public record FacetCount(String value, long count) {}
