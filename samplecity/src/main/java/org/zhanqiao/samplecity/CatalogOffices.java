package org.zhanqiao.samplecity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.zhanqiao.samplecity.Divisions.Area;
import org.zhanqiao.samplecity.Divisions.Street;

/// The departments of the city, of its districts and streets, as `catalog-offices.csv` names them. Those that are also
/// agencies with a database have the code they have there.
final class CatalogOffices {

    private static final String CITY = "370200";
    private static final Map<String, String> LATIN = Map.of(
            "370202", "shinan",
            "370203", "shibei",
            "370211", "huangdao",
            "370212", "laoshan",
            "370213", "licang",
            "370214", "chengyang",
            "370215", "jimo",
            "370281", "jiaozhou",
            "370283", "pingdu",
            "370285", "laixi");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, CSVRecord> rows = new LinkedHashMap<>();

    CatalogOffices() {
        for (CSVRecord row : BundledCsv.read("catalog-offices.csv")) {
            numbers.put(row.get("id"), rows.size() + 1);
            rows.put(row.get("id"), row);
        }
    }

    /// Place in the list, counted from 1.
    int number(String office) {
        return numbers.getOrDefault(office, 0);
    }

    CatalogAgency ofCity(String office) {
        Optional<AgencySpec> known = SampleCity.findAgency(office);
        if (known.isPresent()) {
            AgencySpec agency = known.get();
            return new CatalogAgency(agency.code(), hyphens(office), agency.name(), agency.shortName(), CITY);
        }
        CSVRecord row = row(office);
        return new CatalogAgency(
                code(CITY, "9000" + Texts.padded(number(office), 4)),
                hyphens(office),
                row.get("name"),
                row.get("shortName"),
                CITY);
    }

    CatalogAgency ofDistrict(String office, Area area) {
        String stem = area.name().replaceFirst("[区市]$", "");
        String name = row(office).get("district").replace("{D}", area.name()).replace("{d}", stem);
        return new CatalogAgency(
                code(area.code(), "9000" + Texts.padded(number(office), 4)),
                LATIN.get(area.code()) + "-" + hyphens(office),
                name,
                name,
                area.code());
    }

    CatalogAgency ofStreet(Street street, Area area) {
        boolean town = street.name().endsWith("镇");
        String name = area.name() + street.name() + (town ? "人民政府" : "办事处");
        return new CatalogAgency(
                code(
                        area.code(),
                        "9100" + Texts.padded(Integer.parseInt(street.code().substring(6)), 4)),
                "street-" + street.code(),
                name,
                street.name() + (town ? "政府" : "办事处"),
                area.code());
    }

    private CSVRecord row(String office) {
        CSVRecord row = rows.get(office);
        if (row == null) {
            throw new IllegalStateException("catalog-offices.csv has no " + office);
        }
        return row;
    }

    private static String code(String division, String eight) {
        return Uscc.of("11", division, eight);
    }

    private static String hyphens(String id) {
        return id.replace('_', '-');
    }
}
