package org.zhanqiao.identity.desk;

import java.util.List;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.InputError;

/// The page to register somebody.
public record PersonFormView(PersonForm form, List<Agency> agencies, List<InputError> errors) {

    public List<Role> roles() {
        return List.of(Role.values());
    }
}
