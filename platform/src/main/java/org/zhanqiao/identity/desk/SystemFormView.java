package org.zhanqiao.identity.desk;

import java.util.List;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.web.InputError;

/// The page to register a calling system.
public record SystemFormView(SystemForm form, List<Agency> agencies, List<InputError> errors) {}
