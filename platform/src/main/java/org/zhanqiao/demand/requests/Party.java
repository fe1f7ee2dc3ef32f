package org.zhanqiao.demand.requests;

import java.util.EnumSet;
import java.util.Set;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;

/// Who somebody is to a request.
public enum Party {
    /// Data officer of the agency that asks.
    CONSUMER_OFFICER,
    /// Head of the sharing office of the agency that asks.
    CONSUMER_HEAD,
    /// Data officer of the agency that is asked.
    PROVIDER_OFFICER,
    /// Head of the sharing office of the agency that is asked.
    PROVIDER_HEAD,
    /// Staff of the big data bureau, the authority of art. 21.
    BUREAU,
    /// The city's government office (市政府办公厅): the last rung of the ladder, and the government of art. 28.
    CITY_OFFICE,
    /// The platform itself, when a day comes.
    PLATFORM;

    /// What a person is to a request; nothing for a stranger.
    public static Set<Party> of(Person person, String consumer, String provider) {
        var parties = EnumSet.noneOf(Party.class);
        var roles = person.roles();
        boolean asks = consumer.equals(person.agencyCode());
        boolean isAsked = provider.equals(person.agencyCode());
        if (roles.has(Role.DATA_OFFICER)) {
            add(parties, asks, CONSUMER_OFFICER);
            add(parties, isAsked, PROVIDER_OFFICER);
        }
        if (roles.has(Role.SHARING_HEAD)) {
            add(parties, asks, CONSUMER_HEAD);
            add(parties, isAsked, PROVIDER_HEAD);
        }
        add(parties, roles.has(Role.BUREAU), BUREAU);
        add(parties, roles.has(Role.CITY_OFFICE), CITY_OFFICE);
        return parties;
    }

    private static void add(Set<Party> parties, boolean is, Party party) {
        if (is) {
            parties.add(party);
        }
    }

    public boolean isPlatform() {
        return this == PLATFORM;
    }
}
