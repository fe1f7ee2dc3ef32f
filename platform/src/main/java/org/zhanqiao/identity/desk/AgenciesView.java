package org.zhanqiao.identity.desk;

import org.zhanqiao.identity.Agency;
import org.zhanqiao.web.Paged;

/// The list of agencies.
///
/// @param notice message key of what was just done, empty for nothing
/// @param mayRegister whether the reader may register one
public record AgenciesView(Paged<Agency> agencies, String notice, boolean mayRegister) {}
