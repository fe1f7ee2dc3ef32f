package org.zhanqiao.identity.desk;

import java.util.Set;

/// What was typed to register somebody.
public record PersonForm(String login, String name, String agency, Set<String> roles) {

    static PersonForm empty() {
        return new PersonForm("", "", "", Set.of());
    }
}
