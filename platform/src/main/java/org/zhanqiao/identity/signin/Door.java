package org.zhanqiao.identity.signin;

/// By which door somebody came in.
public enum Door {
    PASSWORD("password"),
    OIDC("oidc");

    private final String label;

    Door(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Door of(String label) {
        return label.equals(OIDC.label) ? OIDC : PASSWORD;
    }

    /// The key under which pages name this door.
    public String messageKey() {
        return "identity.door." + label;
    }
}
