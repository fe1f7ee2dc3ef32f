package org.zhanqiao.catalog.search;

import io.swagger.v3.oas.annotations.media.Schema;

/// One value of a facet.
///
/// @param count entries that have it and fit the question and all other facets
@Schema(description = "一个可取的值和它的条数 · a value, and the entries that have it")
public record FacetCount(String value, long count) {}
