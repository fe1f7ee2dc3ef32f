package org.zhanqiao.exchange.grants;

import java.util.List;
import org.zhanqiao.exchange.desk.GrantView;
import org.zhanqiao.web.InputError;

/// The page on which a second person approves a grant.
///
/// @param because what was typed
public record ApprovalView(GrantView grant, String because, List<InputError> errors) {}
