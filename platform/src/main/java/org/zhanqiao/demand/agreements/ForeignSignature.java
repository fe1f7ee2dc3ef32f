package org.zhanqiao.demand.agreements;

/// A signature that is not of the person's registered key over this agreement.
public final class ForeignSignature extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
