package org.zhanqiao.identity.desk;

import java.util.List;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.tokens.TokenForm;
import org.zhanqiao.identity.tokens.TokenList;
import org.zhanqiao.web.InputError;

/// The page of a calling system's access tokens.
///
/// @param agencyName full name of the agency that it reads for
/// @param revoked whether one was just revoked
public record SystemTokensView(
        CallingSystem system,
        String agencyName,
        TokenList list,
        TokenForm form,
        boolean revoked,
        List<InputError> errors) {}
