package org.zhanqiao.samplecity;

/// An agency of the sample city.
///
/// @param code unified social credit code with right check digits, made up: 11… for an organ of the city, 12… for a
///     public institution, 91… for a utility company
/// @param id short latin name, also the name of its schema
/// @param name full name, such as 青岛市公安局
/// @param shortName name used in running text, such as 市公安局
/// @param nameEn English name
/// @param source how its data can be reached
/// @param role login role in the city's database, or user of the H2 database, that may read its schema and no other
public record AgencySpec(
        String code, String id, String name, String shortName, String nameEn, SourceKind source, String role) {

    /// The schema in which its tables stand.
    public String schema() {
        return id;
    }
}
