package org.zhanqiao.samplecity;

/// An agency that has entries in the catalog of the whole city: of the city, of a district, or the office of a street.
///
/// @param code unified social credit code with right check digits, made up
/// @param id short latin name, at most 32 small letters, digits and hyphens
/// @param name full name, such as 青岛市公安局市南分局
/// @param shortName name for tables
/// @param district administrative division, GB/T 2260
public record CatalogAgency(String code, String id, String name, String shortName, String district) {}
