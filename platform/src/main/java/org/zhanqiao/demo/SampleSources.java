package org.zhanqiao.demo;

import java.util.Map;

/// How the platform reaches the sample city's agencies.
///
/// @param cityUrl    `postgresql://host:port/database` of the agencies' PostgreSQL
/// @param fundUrl    JDBC address of the housing fund's database
/// @param passwords  of each agency's role, by the sample city's agency id
/// @param utilities  base address of each utility company's interface, by agency id
/// @param appKey     what those interfaces ask for
public record SampleSources(
        String cityUrl, String fundUrl, Map<String, String> passwords, Map<String, String> utilities, String appKey) {

    public SampleSources {
        passwords = Map.copyOf(passwords);
        utilities = Map.copyOf(utilities);
    }

    @Override
    public String toString() {
        return "SampleSources[" + cityUrl + "]";
    }
}
