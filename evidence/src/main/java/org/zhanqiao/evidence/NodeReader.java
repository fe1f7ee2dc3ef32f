package org.zhanqiao.evidence;

/// Reads roots of complete subtrees.
@FunctionalInterface
interface NodeReader {
    /// The hash over leaves `index << level` to `(index + 1) << level`, exclusive; all of them exist.
    byte[] node(int level, long index);
}
