package org.zhanqiao.demand.missing;

import java.util.EnumSet;
import java.util.Set;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;

/// Who somebody is to a statement of missing data.
public enum MissingParty {
    /// Data officer of an agency that asked.
    ASKER,
    /// Data officer of an agency that did not ask yet.
    OTHER_AGENCY,
    /// Data officer of the agency whose duty it is (数源部门).
    SOURCE,
    /// Staff of the big data bureau.
    BUREAU,
    /// The city's government office (市政府办公厅), the last rung of the ladder.
    CITY_OFFICE,
    /// The platform itself, when a day comes.
    PLATFORM;

    static Set<MissingParty> of(Person person, MissingDataset missing) {
        var parties = EnumSet.noneOf(MissingParty.class);
        var agency = person.agencyCode();
        if (agency != null && person.roles().has(Role.DATA_OFFICER)) {
            boolean source = missing.source().equals(agency);
            if (source) {
                parties.add(SOURCE);
            }
            if (missing.isAskedBy(agency)) {
                parties.add(ASKER);
            } else if (!source) {
                parties.add(OTHER_AGENCY);
            }
        }
        if (person.roles().has(Role.BUREAU)) {
            parties.add(BUREAU);
        }
        if (person.roles().has(Role.CITY_OFFICE)) {
            parties.add(CITY_OFFICE);
        }
        return parties;
    }
}
