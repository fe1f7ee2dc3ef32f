package org.zhanqiao.identity.signin;

import java.util.List;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.tokens.TokenForm;
import org.zhanqiao.identity.tokens.TokenList;
import org.zhanqiao.web.InputError;

/// The page of my access tokens.
///
/// @param revoked whether one was just revoked
public record AccountTokensView(
        SignedInPerson who, TokenList list, TokenForm form, boolean revoked, List<InputError> errors) {}
