package org.zhanqiao.demand.agreements;

/// The person has no key to sign with, or not one that the platform keeps.
public final class NoSigningKey extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
