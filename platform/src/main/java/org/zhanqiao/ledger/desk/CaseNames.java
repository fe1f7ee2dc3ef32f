package org.zhanqiao.ledger.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.proceeding.ActPages;

/// Names that pages of the ledger show and let choose from.
@Component
class CaseNames {

    private final ActPages acts;
    private final Identity identity;
    private final Campaigns campaigns;

    CaseNames(ActPages acts, Identity identity, Campaigns campaigns) {
        this.acts = acts;
        this.identity = identity;
        this.campaigns = campaigns;
    }

    String agency(String code) {
        return acts.agency(code);
    }

    /// The full name of an agency, for a letter.
    String agencyInFull(String code) {
        return identity.getAgency(code).name();
    }

    String person(String login) {
        return login.isEmpty() ? "" : identity.personName(login);
    }

    String campaign(String code) {
        return campaigns.find(code).map(Campaign::name).orElse(code);
    }

    /// Short names of all agencies by code.
    Map<String, String> agencies() {
        var names = new LinkedHashMap<String, String>();
        identity.listAgencies().forEach(agency -> names.put(agency.code(), agency.shortName()));
        return names;
    }

    /// Names of all campaigns by code.
    Map<String, String> campaigns() {
        var names = new LinkedHashMap<String, String>();
        campaigns.list().forEach(campaign -> names.put(campaign.code(), campaign.name()));
        return names;
    }

    /// Names of those of an agency who can be responsible for a case, by login.
    Map<String, String> staff(String agency) {
        var names = new LinkedHashMap<String, String>();
        Stream.of(Role.DATA_OFFICER, Role.SHARING_HEAD)
                .flatMap(role -> identity.listStaff(agency, role).stream())
                .forEach(person -> names.put(person.login(), person.name()));
        return names;
    }

    /// The same look-up, each thing looked up once.
    static UnaryOperator<String> once(UnaryOperator<String> names) {
        Map<String, String> known = new HashMap<>();
        return code -> known.computeIfAbsent(code, names);
    }

    /// Short names of the agencies that own cases, by their codes, asked for at once.
    UnaryOperator<String> agenciesOf(Collection<Case> cases) {
        return agencies(cases.stream().map(each -> each.owner().agency()).collect(Collectors.toSet()));
    }

    /// Short names of these agencies, asked for at once; a code that no agency has stays itself.
    UnaryOperator<String> agencies(Set<String> codes) {
        var names = identity.listAgencies(codes).stream().collect(Collectors.toMap(Agency::code, Agency::shortName));
        return code -> names.getOrDefault(code, code);
    }

    /// Names of the people who are responsible for cases, by their logins, asked for at once.
    UnaryOperator<String> peopleOf(Collection<Case> cases) {
        return people(cases.stream().map(each -> each.owner().person()).collect(Collectors.toSet()));
    }

    /// Names of the people with these logins, asked for at once; a login that nobody has stays itself.
    UnaryOperator<String> people(Set<String> logins) {
        var names = identity.listPersonNames(logins);
        return login -> names.getOrDefault(login, login);
    }
}
