package org.zhanqiao.identity.signin;

import java.time.Instant;

/// A sign-in that succeeded, as its owner is shown it.
public record SignInRecord(Instant at, String address, Door door) {}
