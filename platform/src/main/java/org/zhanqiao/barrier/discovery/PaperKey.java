package org.zhanqiao.barrier.discovery;

/// Names a paper of a matter.
///
/// @param matter code
/// @param paper  its name
public record PaperKey(String matter, String paper) {}
