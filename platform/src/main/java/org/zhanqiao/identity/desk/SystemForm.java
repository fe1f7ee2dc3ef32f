package org.zhanqiao.identity.desk;

/// What was typed to register a calling system.
public record SystemForm(String code, String agency, String name, String purpose, boolean auditor) {

    static SystemForm empty() {
        return new SystemForm("", "", "", "", false);
    }
}
