package org.zhanqiao.identity.signin;

/// Nobody is signed in any more.
public record SignedOutView() {}
