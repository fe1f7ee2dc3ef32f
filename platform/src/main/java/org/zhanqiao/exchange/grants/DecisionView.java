package org.zhanqiao.exchange.grants;

import java.util.List;
import org.zhanqiao.exchange.desk.GrantView;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.web.InputError;

/// The page that says what a decision will do, and asks why.
///
/// @param decision `suspend`, `resume` or `revoke`
/// @param version  of the grant the reader sees
/// @param effect   what will happen, in plain words
/// @param because  what was typed
public record DecisionView(
        GrantView grant,
        String decision,
        Phrase words,
        Phrase effect,
        boolean grave,
        long version,
        String because,
        List<InputError> errors) {}
