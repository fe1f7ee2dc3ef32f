package org.zhanqiao.ledger;

/// Who somebody is to a case.
public enum CaseParty {
    /// Staff of the big data bureau.
    BUREAU,
    /// Staff of the city's government office (市政府办公厅), the last rung of the ladder.
    CITY_OFFICE,
    /// Data officer of the responsible agency.
    OWNER_OFFICER,
    /// Head of the sharing office of the responsible agency.
    OWNER_HEAD,
    /// Whoever reported it: a citizen, an enterprise, or an agency.
    REPORTER,
    /// The platform itself, when a day comes or a feature finds something.
    PLATFORM
}
