package org.zhanqiao.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;

/// The people of the sample city by what they do, each looked up once; for any number of threads.
final class Cast {

    private final Identity identity;
    private final Map<String, Person> people = new ConcurrentHashMap<>();

    Cast(Identity identity) {
        this.identity = identity;
    }

    /// The data officer of an agency.
    ///
    /// @param agency its unified social credit code
    Person officer(String agency) {
        return of(agency, "-officer");
    }

    /// The head of an agency's sharing office.
    Person head(String agency) {
        return of(agency, "-head");
    }

    Person bureau() {
        return person("bureau");
    }

    Person person(String login) {
        return people.computeIfAbsent(
                login, each -> identity.findPersonByLogin(each).orElseThrow());
    }

    private Person of(String agency, String role) {
        return people.computeIfAbsent(
                agency + role,
                _ -> identity.findPersonByLogin(identity.getAgency(agency).id() + role)
                        .orElseThrow());
    }
}
