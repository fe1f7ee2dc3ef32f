package org.zhanqiao.web;

/// How the security filters tell the error page that a form came without its token, or with an old one.
public final class FormExpired {

    /// Request attribute, set to anything.
    public static final String ATTRIBUTE = "org.zhanqiao.web.form-expired";

    private FormExpired() {}
}
