package org.zhanqiao.web;

import java.util.List;

/// A program sent a parameter that is none of what may stand there. [ParameterAdvice] answers it with 400.
public final class UnfitParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> allowed;
    private final String wordsKey;
    private final int most;

    /// @param name    of the parameter
    /// @param allowed what may stand there, as it is written
    public UnfitParameter(String name, List<String> allowed) {
        this(name, allowed, "", 0);
    }

    /// What may stand there is said in words.
    ///
    /// @param wordsKey key of them
    public static UnfitParameter said(String name, String wordsKey) {
        return new UnfitParameter(name, List.of(), wordsKey, 0);
    }

    /// A text that is too long.
    ///
    /// @param most characters
    static UnfitParameter tooLong(String name, int most) {
        return new UnfitParameter(name, List.of(), "", most);
    }

    private UnfitParameter(String name, List<String> allowed, String wordsKey, int most) {
        super("parameter " + name);
        this.name = name;
        this.allowed = List.copyOf(allowed);
        this.wordsKey = wordsKey;
        this.most = most;
    }

    /// Characters at most; 0 where that is not what is wrong.
    int most() {
        return most;
    }

    String name() {
        return name;
    }

    List<String> allowed() {
        return allowed;
    }

    /// Key of what may stand there, said in words; empty where it is listed, or not said.
    String wordsKey() {
        return wordsKey;
    }
}
