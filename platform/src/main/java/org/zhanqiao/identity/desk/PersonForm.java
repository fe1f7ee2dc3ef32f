package org.zhanqiao.identity.desk;

import java.util.Set;

/// What was typed to register somebody. The password is not shown again.
public record PersonForm(String login, String name, String agency, Set<String> roles) {

    static PersonForm empty() {
        return new PersonForm("", "", "", Set.of());
    }
}
