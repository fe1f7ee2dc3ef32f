package org.zhanqiao.barrier.discovery;

import java.time.Instant;

/// Somebody's word for which dataset stands for a paper.
///
/// @param dataset code; empty when none does
/// @param agreed  whether it is followed: an agency’s word against the issuer that its matter names waits for the
/// bureau
/// @param by      login
/// @param name    of the person, as it was then
public record Fix(PaperKey paper, String dataset, String because, boolean agreed, String by, String name, Instant at) {}
