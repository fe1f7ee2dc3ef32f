package org.zhanqiao.identity;

/// A value that cannot be taken: which field, and what was expected. The message never repeats the value.
public final class InvalidField extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /// @param expected in English, never the value
    public InvalidField(String field, String expected) {
        super(field + ": " + expected);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
