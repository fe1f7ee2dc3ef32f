package org.zhanqiao.identity.desk;

import java.util.List;
import org.zhanqiao.web.InputError;

/// The page to register an agency.
public record AgencyFormView(AgencyForm form, List<InputError> errors) {}
