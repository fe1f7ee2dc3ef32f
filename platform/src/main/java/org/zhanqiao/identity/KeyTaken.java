package org.zhanqiao.identity;

/// A public key that somebody registered before: one key says who signed only while it is one person's,
/// once.
public final class KeyTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
