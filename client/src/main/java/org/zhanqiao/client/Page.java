package org.zhanqiao.client;

import java.util.List;
import java.util.Optional;

/// One page of a list.
///
/// @param rows the rows, in the order of the service
/// @param next the cursor of the next page; empty on the last one
/// @param withheld fields of the grant that are not given now
public record Page(List<Row> rows, Optional<String> next, List<Withheld> withheld) {}
