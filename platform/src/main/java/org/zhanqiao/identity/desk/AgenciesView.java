package org.zhanqiao.identity.desk;

import org.zhanqiao.identity.Agency;
import org.zhanqiao.web.Paged;

/// The list of agencies.
public record AgenciesView(Paged<Agency> agencies) {}
