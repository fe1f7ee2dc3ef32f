package org.zhanqiao;

import java.util.Optional;
import java.util.regex.Pattern;

/// The token against forged forms, as it stands in a page.
public final class FormToken {

    public static final String FIELD = "_csrf";

    private static final Pattern IN_PAGE = Pattern.compile("name=\"" + FIELD + "\" value=\"([^\"]+)\"");

    private FormToken() {}

    /// The first one on a page; empty when it holds no form that changes anything.
    public static Optional<String> of(String page) {
        var found = IN_PAGE.matcher(page);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
