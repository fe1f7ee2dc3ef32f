package org.zhanqiao.web;

/// How the session filter tells the error page that a one-time password has to be changed first.
public final class PasswordDue {

    /// Request attribute, set to anything.
    public static final String ATTRIBUTE = "org.zhanqiao.web.password-due";

    private PasswordDue() {}
}
