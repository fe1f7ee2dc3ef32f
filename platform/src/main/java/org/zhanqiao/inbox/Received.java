package org.zhanqiao.inbox;

import java.time.Instant;

/// A message as a person has it.
///
/// @param read whether they have opened it
public record Received(long id, Message message, Instant toldAt, boolean read) {}
