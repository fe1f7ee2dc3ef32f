package org.zhanqiao.exchange.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call its grant allows: nothing is fetched without one. Only [GrantGate] makes one.
///
/// @param lookup  the granted lookup key in use; `null` for lists
/// @param columns places of the plan's columns to return, in the order asked for (verify: all verifiable)
/// @param after   lists: the row key the last page ended with
record AuthorisedCall(
        Plan plan,
        CallRequest request,
        PlanShape.@Nullable LookupKey lookup,
        int[] columns,
        @Nullable List<String> after) {}
