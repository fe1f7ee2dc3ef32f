package org.zhanqiao.web;

import java.util.List;

/// A program sent a parameter that is none of what may stand there. [ParameterAdvice] answers it with 400.
public final class UnfitParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> allowed;

    /// @param name    of the parameter
    /// @param allowed what may stand there, in words of both languages or as codes
    public UnfitParameter(String name, List<String> allowed) {
        super("parameter " + name);
        this.name = name;
        this.allowed = List.copyOf(allowed);
    }

    String name() {
        return name;
    }

    List<String> allowed() {
        return allowed;
    }
}
