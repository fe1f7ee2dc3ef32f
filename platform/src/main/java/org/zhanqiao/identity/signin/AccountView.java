package org.zhanqiao.identity.signin;

import java.util.List;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;

/// The page of my own account.
///
/// @param agencyName full name of the agency, empty without one
/// @param idleMinutes minutes without a request after which the session ends
/// @param signIns the latest, newest first
/// @param changed whether the password was just changed
public record AccountView(
        SignedInPerson who,
        String agencyName,
        long idleMinutes,
        List<SignInRecord> signIns,
        List<InputError> errors,
        boolean changed) {}
