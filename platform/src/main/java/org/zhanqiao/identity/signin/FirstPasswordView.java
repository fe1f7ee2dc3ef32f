package org.zhanqiao.identity.signin;

import java.util.List;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;

/// The page for whoever came in with a one-time password: a password of their own.
public record FirstPasswordView(SignedInPerson who, List<InputError> errors) {}
