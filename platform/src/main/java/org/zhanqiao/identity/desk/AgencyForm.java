package org.zhanqiao.identity.desk;

/// What was typed to register an agency.
public record AgencyForm(String code, String id, String name, String shortName, String district) {

    static AgencyForm empty() {
        return new AgencyForm("", "", "", "", "");
    }
}
