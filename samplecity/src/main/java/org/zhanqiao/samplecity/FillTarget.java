package org.zhanqiao.samplecity;

import java.util.Map;
import java.util.regex.Pattern;

/// Where the city's databases are to be made.
///
/// @param cityUrl JDBC address of an empty PostgreSQL database
/// @param cityUser who may create schemas and login roles there
/// @param fundUrl JDBC address of the H2 database of the housing fund, in a file or in memory
/// @param fundUser its administrator
/// @param agencyPasswords for each [AgencySpec#id()] the password its role is to have
public record FillTarget(
        String cityUrl,
        String cityUser,
        String cityPassword,
        String fundUrl,
        String fundUser,
        String fundPassword,
        Map<String, String> agencyPasswords) {

    private static final Pattern NAMES_SOMEBODY = Pattern.compile("[?&](user|password)=");

    /// Checks addresses and passwords.
    ///
    /// @throws IllegalArgumentException naming the agency without a password, or the address of the wrong kind
    public FillTarget {
        agencyPasswords = Map.copyOf(agencyPasswords);
        if (!cityUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("cityUrl must be a jdbc:postgresql: address");
        }
        if (!fundUrl.startsWith("jdbc:h2:")) {
            throw new IllegalArgumentException("fundUrl must be a jdbc:h2: address");
        }
        if (NAMES_SOMEBODY.matcher(cityUrl).find()) {
            throw new IllegalArgumentException("cityUrl must not name a user or a password: it would go before roles");
        }
        for (AgencySpec agency : Agencies.list()) {
            if (agencyPasswords.getOrDefault(agency.id(), "").isBlank()) {
                throw new IllegalArgumentException("agencyPasswords has none for " + agency.id());
            }
        }
    }

    String passwordOf(AgencySpec agency) {
        return agencyPasswords.getOrDefault(agency.id(), "");
    }

    /// Without the passwords.
    @Override
    public String toString() {
        return "FillTarget[" + cityUrl + ", " + fundUrl + "]";
    }
}
