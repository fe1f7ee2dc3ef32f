package org.zhanqiao.protection.suggest;

import org.springframework.modulith.NamedInterface;

/// What kind of data an item holds, as far as its level depends on it.
@NamedInterface("suggest")
public enum Category {
    /// Names an organisation; public as a rule.
    ORGANISATION,
    /// Personal information (个人信息, PIPL art. 4).
    PERSONAL,
    /// Sensitive personal information (敏感个人信息, PIPL art. 28).
    SENSITIVE_PERSONAL
}
