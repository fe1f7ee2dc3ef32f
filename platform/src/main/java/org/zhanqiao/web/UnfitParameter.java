package org.zhanqiao.web;

import java.util.List;

/// A program sent a parameter that is none of what may stand there. [ParameterAdvice] answers it with 400.
public final class UnfitParameter extends RuntimeException {

    /// Between what is said in Chinese and the same in English.
    static final String BOTH = " · ";

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> allowed;
    private final int most;

    /// @param name    of the parameter
    /// @param allowed what may stand there: codes, or words in Chinese and after ` · ` in English
    public UnfitParameter(String name, List<String> allowed) {
        this(name, allowed, 0);
    }

    /// A code that no agency has.
    public static UnfitParameter agency(String name) {
        return new UnfitParameter(
                name, List.of("在平台登记的单位的统一社会信用代码 · the social credit code of an agency that is registered here"));
    }

    /// A text that is too long.
    ///
    /// @param most characters
    static UnfitParameter tooLong(String name, int most) {
        return new UnfitParameter(name, List.of(), most);
    }

    private UnfitParameter(String name, List<String> allowed, int most) {
        super("parameter " + name);
        this.name = name;
        this.allowed = List.copyOf(allowed);
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
}
