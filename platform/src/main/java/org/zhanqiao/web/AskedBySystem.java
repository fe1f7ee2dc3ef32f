package org.zhanqiao.web;

/// How the guard of endpoints tells the error page that a calling system asked by its token: it has no roles that
/// anybody could change.
public final class AskedBySystem {

    /// Request attribute, set to anything.
    public static final String ATTRIBUTE = "org.zhanqiao.web.asked-by-system";

    private AskedBySystem() {}
}
