package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The administrative divisions of Qingdao: districts and county-level cities, streets and towns, communities and
/// villages by their statistical codes (2023 issue), and the codes that were retired.
public final class Divisions {

    /// A district (区) or county-level city (市).
    ///
    /// @param code six digits
    public record Area(String code, String name) {}

    /// A street (街道), town (镇) or zone.
    ///
    /// @param code nine digits, the first six the area's
    public record Street(String code, String name, String areaCode) {}

    /// A community (社区) or village (村).
    ///
    /// @param code twelve digits, the first nine the street's
    /// @param name as listed, with 居民委员会 and the like
    public record Community(String code, String name, String streetCode, String areaCode) {

        /// The name as it stands in an address: without the words for its committee.
        public String shortName() {
            for (String committee : List.of("社区居民委员会", "社区居委会")) {
                if (name.endsWith(committee)) {
                    return name.substring(0, name.length() - committee.length()) + "社区";
                }
            }
            for (String committee : List.of("居民委员会", "居委会", "村民委员会", "村委会", "委员会", "委会")) {
                if (name.endsWith(committee) && name.length() > committee.length()) {
                    String rest = name.substring(0, name.length() - committee.length());
                    boolean complete = rest.endsWith("村") || rest.endsWith("社区") || !committee.startsWith("村");
                    return complete ? rest : rest + "村";
                }
            }
            return name;
        }

        /// Whether it is a village: its addresses have no roads.
        public boolean rural() {
            return shortName().endsWith("村");
        }
    }

    /// A code that is no longer given out but still stands in older numbers.
    ///
    /// @param successor code of the area that took its place
    /// @param until first day on which numbers carry the successor's code
    public record HistoricArea(String code, String name, String successor, LocalDate until) {}

    private static final List<HistoricArea> HISTORIC = List.of(
            new HistoricArea("370205", "四方区", "370203", LocalDate.of(2012, 12, 1)),
            new HistoricArea("370282", "即墨市", "370215", LocalDate.of(2017, 10, 1)),
            new HistoricArea("370284", "胶南市", "370211", LocalDate.of(2012, 12, 1)));

    private final Map<String, Area> areas;
    private final Map<String, Street> streets;
    private final Map<String, Community> communities;
    private final Map<String, List<Street>> streetsByArea;
    private final Map<String, List<Community>> communitiesByArea;

    private Divisions(List<Area> areas, List<Street> streets, List<Community> communities) {
        this.areas = byCode(areas, Area::code);
        this.streets = byCode(streets, Street::code);
        this.communities = byCode(communities, Community::code);
        this.streetsByArea = streets.stream().collect(Collectors.groupingBy(Street::areaCode));
        this.communitiesByArea = communities.stream().collect(Collectors.groupingBy(Community::areaCode));
    }

    /// Reads the lists that travel with this module.
    public static Divisions load() {
        return new Divisions(
                BundledCsv.read("areas.csv").stream()
                        .map(row -> new Area(row.get("code"), row.get("name")))
                        .toList(),
                BundledCsv.read("streets.csv").stream()
                        .map(row -> new Street(row.get("code"), row.get("name"), row.get("areaCode")))
                        .toList(),
                BundledCsv.read("villages.csv").stream()
                        .map(row -> new Community(
                                row.get("code"), row.get("name"), row.get("streetCode"), row.get("areaCode")))
                        .toList());
    }

    /// The ten areas in the order of their codes.
    public List<Area> listAreas() {
        return List.copyOf(areas.values());
    }

    /// All communities and villages in the order of their codes.
    public List<Community> listCommunities() {
        return List.copyOf(communities.values());
    }

    /// Streets and towns of an area; empty for an unknown code.
    public List<Street> listStreetsOf(String areaCode) {
        return streetsByArea.getOrDefault(areaCode, List.of());
    }

    /// Communities and villages of an area; empty for an unknown code.
    public List<Community> listCommunitiesOf(String areaCode) {
        return communitiesByArea.getOrDefault(areaCode, List.of());
    }

    /// The area in force with a code of six digits.
    public Optional<Area> findArea(String code) {
        return Optional.ofNullable(areas.get(code));
    }

    /// The street with a code of nine digits.
    public Optional<Street> findStreet(String code) {
        return Optional.ofNullable(streets.get(code));
    }

    /// The community with a code of twelve digits.
    public Optional<Community> findCommunity(String code) {
        return Optional.ofNullable(communities.get(code));
    }

    /// The retired area with a code of six digits.
    public Optional<HistoricArea> findHistoric(String code) {
        return HISTORIC.stream().filter(area -> area.code().equals(code)).findFirst();
    }

    /// The retired area whose place an area in force took.
    public Optional<HistoricArea> findPredecessor(String areaCode) {
        return HISTORIC.stream()
                .filter(area -> area.successor().equals(areaCode))
                .findFirst();
    }

    private static <T> Map<String, T> byCode(List<T> list, Function<T, String> code) {
        Map<String, T> map = new LinkedHashMap<>();
        list.forEach(entry -> map.put(code.apply(entry), entry));
        return Collections.unmodifiableMap(map);
    }
}
