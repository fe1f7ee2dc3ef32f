package org.zhanqiao.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;

/// What a file of cases calls kinds, agencies, people and campaigns, and the other way round. For one file: what is
/// looked up is kept.
final class CaseNaming {

    /// A name with what tells it from another of the same name, as files leave.
    private static final Pattern WITH_CODE = Pattern.compile(".*[（(]([^（）()]+)[）)]");

    private final Identity identity;
    private final MessageSource messages;
    private final Map<String, Agency> agencies = new HashMap<>();
    private final List<Campaign> campaigns;
    private final Map<String, List<Person>> staff = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();

    CaseNaming(Identity identity, Campaigns campaigns, MessageSource messages) {
        this.identity = identity;
        this.messages = messages;
        this.campaigns = new ArrayList<>(campaigns.list());
        identity.listAgencies()
                .forEach(agency -> Stream.of(agency.code(), agency.name(), agency.shortName())
                        .forEach(name -> agencies.put(name, agency)));
    }

    /// Who is meant by a name.
    sealed interface Found {
        record One(String login) implements Found {}

        record None() implements Found {}

        record Several() implements Found {}
    }

    /// Name of a [CaseKind], by its words in either language.
    Optional<String> kind(String written) {
        return Stream.of(CaseKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(written)
                        || word(kind.messageKey(), Locale.CHINESE).equals(written)
                        || word(kind.messageKey(), Locale.ENGLISH).equalsIgnoreCase(written))
                .map(CaseKind::name)
                .findFirst();
    }

    /// All kinds in words.
    String kinds() {
        return Stream.of(CaseKind.values()).map(this::name).collect(Collectors.joining("、"));
    }

    String name(CaseKind kind) {
        return word(kind.messageKey(), Locale.CHINESE);
    }

    String name(CaseState state) {
        return word(state.messageKey(), Locale.CHINESE);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    /// Code of an agency by its full name, its short name or its code.
    Optional<String> agency(String written) {
        return Optional.ofNullable(agencies.get(written)).map(Agency::code);
    }

    String agencyName(String code) {
        return code.isEmpty()
                ? ""
                : Optional.ofNullable(agencies.get(code)).map(Agency::name).orElse(code);
    }

    /// Code of a campaign by its code or its name, where only one is called so.
    Optional<String> campaign(String written) {
        var coded = WITH_CODE.matcher(written);
        var code = coded.matches() ? coded.group(1) : written;
        var called = campaigns.stream()
                .filter(campaign -> campaign.name().equals(written))
                .map(Campaign::code)
                .toList();
        return campaigns.stream()
                .map(Campaign::code)
                .filter(code::equals)
                .findFirst()
                .or(() -> called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty());
    }

    String campaignName(String code) {
        return campaigns.stream()
                .filter(campaign -> campaign.code().equals(code))
                .map(campaign -> campaign.name() + "（" + code + "）")
                .findFirst()
                .orElse(code);
    }

    /// Whoever of an agency has this login or this name.
    Found person(String agency, String written) {
        var coded = WITH_CODE.matcher(written);
        var login = (coded.matches() ? coded.group(1) : written).strip().toLowerCase(Locale.ROOT);
        var people = staff.computeIfAbsent(agency, this::staff);
        if (coded.matches() || people.stream().anyMatch(person -> person.login().equals(login))) {
            // Whoever left still stands in the cases that were theirs.
            return new Found.One(login);
        }
        var called = people.stream()
                .filter(person -> person.name().equals(written))
                .map(Person::login)
                .toList();
        return switch (called.size()) {
            case 0 -> new Found.None();
            case 1 -> new Found.One(called.getFirst());
            default -> new Found.Several();
        };
    }

    private List<Person> staff(String agency) {
        return Stream.of(Role.DATA_OFFICER, Role.SHARING_HEAD)
                .flatMap(role -> identity.listStaff(agency, role).stream())
                .distinct()
                .toList();
    }

    String personName(String login) {
        return login.isEmpty()
                ? ""
                : people.computeIfAbsent(login, each -> identity.personName(each) + "（" + each + "）");
    }
}
