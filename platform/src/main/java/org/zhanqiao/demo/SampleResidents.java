package org.zhanqiao.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.exchange.SampleKeys;
import org.zhanqiao.samplecity.SampleResident;
import org.zhanqiao.samplecity.SampleResident.Role;

/// Offers the sample city's residents to whoever tries a call. Knows nobody until a sample city is there, so a real
/// platform offers nothing.
@Component
public final class SampleResidents implements SampleKeys {

    private volatile List<SampleResident> residents = List.of();

    /// Makes the residents known who stand for matters in examples.
    public void welcome(List<SampleResident> residents) {
        this.residents = List.copyOf(residents);
    }

    @Override
    public Map<String, String> find(Grant grant) {
        return switch (grant.service()) {
            case "police.resident" -> values(registered(grant.caller()), "id_number", "name", "name", "status", "正常");
            case "natural-resources.property-right" -> values(Role.HOME_OWNER, "owner_id");
            case "human-resources.social-insurance", "housing-fund.account" -> values(Role.EMPLOYEE, "id_number");
            case "human-resources.retirement" -> values(Role.RETIREE, "id_number");
            case "medical-insurance.enrolment" -> values(Role.RETIREE, "id_number", "status", "参保");
            case "water.account", "energy.account" -> values(Role.HOME_OWNER, "id_number");
            case "health.birth" -> values(Role.MOTHER_OF_NEWBORN, "certificate_no");
            case "civil-affairs.marriage" -> values(Role.MOTHER_OF_NEWBORN, "wife_id", "status", "有效");
            case "market.enterprise" -> values(Role.LEGAL_PERSON, "uscc");
            default -> Map.of();
        };
    }

    /// Whom a system would look up in the police register: everybody stands there.
    private static Role registered(String caller) {
        return switch (caller) {
            case "education-enrolment" -> Role.HOME_OWNER;
            case "human-resources-retirement" -> Role.RETIREE;
            case "medical-insurance-settlement" -> Role.MOTHER_OF_NEWBORN;
            case "market-licence" -> Role.LEGAL_PERSON;
            default -> Role.EMPLOYEE;
        };
    }

    /// @param item   the one that finds the row
    /// @param others further items, each with its value; `name` stands for the resident's own
    private Map<String, String> values(Role role, String item, String... others) {
        Map<String, String> values = new HashMap<>();
        residents.stream().filter(resident -> resident.role() == role).forEach(resident -> {
            var key = resident.keys().entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("." + item))
                    .map(Map.Entry::getValue)
                    .findFirst();
            values.put(item, key.orElse(resident.idNumber()));
            for (int i = 0; i < others.length; i += 2) {
                values.put(others[i], others[i].equals("name") ? resident.name() : others[i + 1]);
            }
        });
        return values;
    }
}
