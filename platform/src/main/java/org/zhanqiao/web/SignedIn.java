package org.zhanqiao.web;

import java.util.Set;

/// What the shell shows of whoever is signed in.
public interface SignedIn {

    /// The name in the page header.
    String displayName();

    /// Names of the roles held, as navigation items state them.
    Set<String> roleNames();

    /// Whether their home is a desk rather than the citizens' pages.
    boolean staff();
}
