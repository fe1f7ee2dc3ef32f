package org.zhanqiao.demand.collection;

import java.time.Instant;

/// A form that an agency puts before people (办事表单).
///
/// @param agency  code of the agency
/// @param version counts its changes; a change names the version it was made from
/// @param retired whether it is in use no more
public record CollectionForm(
        String id,
        String agency,
        FormText text,
        long version,
        boolean retired,
        Instant registeredAt,
        Instant changedAt) {}
