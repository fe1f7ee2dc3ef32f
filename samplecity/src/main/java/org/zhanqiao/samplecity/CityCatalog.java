package org.zhanqiao.samplecity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.samplecity.CatalogSubjects.Subject;
import org.zhanqiao.samplecity.Divisions.Area;
import org.zhanqiao.samplecity.Divisions.Community;
import org.zhanqiao.samplecity.Divisions.Street;

/// The catalog of the whole city, as its agencies would fill it: what the departments of the city keep first, then
/// what those of the districts keep, then streets, then communities, year after year. Only a description; no database
/// stands behind an entry. The n-th entry is the same whatever number is asked for, and entries are made one after
/// another, so that memory does not grow with their number.
///
/// For one thread at a time. What the entries are about is data: `catalog-offices.csv`, `catalog-subjects.csv`,
/// `catalog-forms.csv` and
/// `catalog-items.csv` beside this class.
public final class CityCatalog {

    /// Entries of a city of Qingdao's size.
    public static final int ENTRIES = 17_000;

    private static final List<Integer> YEARS = List.of(2025, 2024, 2023, 2022, 2021);
    private static final String NO_YEAR = "";

    private final long seed;
    private final CatalogOffices offices = new CatalogOffices();
    private final CatalogSubjects subjects = new CatalogSubjects();
    private final Divisions divisions = Divisions.load();
    private final Map<String, CatalogAgency> agencies = new HashMap<>();

    /// @param seed settles conditions, cycles and formats; the names are the same for each
    public CityCatalog(long seed) {
        this.seed = seed;
    }

    /// The first entries, as many as are asked for or as there are (about 2,000,000).
    public Stream<CatalogEntry> entries(int count) {
        Stream<Draft> city = subjects.list().stream().map(subject -> new Draft(subject, Keeper.CITY, NO_YEAR));
        Stream<Draft> districts = divisions.listAreas().stream()
                .flatMap(area -> subjects.list().stream()
                        .filter(Subject::inDistricts)
                        .map(subject -> new Draft(subject, Keeper.of(area), NO_YEAR)));
        Stream<Draft> streets = allStreets()
                .flatMap(street -> subjects.list().stream()
                        .filter(Subject::inStreets)
                        .map(subject -> new Draft(subject, keeper(street), NO_YEAR)));
        Stream<Draft> communities = YEARS.stream()
                .flatMap(year -> divisions.listCommunities().stream()
                        .flatMap(community -> subjects.list().stream()
                                .filter(Subject::inStreets)
                                .map(subject -> new Draft(subject, keeper(community), year + "年度"))));
        Stream<Draft> drafts = Stream.of(city, districts, streets, communities).flatMap(stream -> stream);
        int[] serial = {0};
        return drafts.flatMap(draft -> draft.subject().forms().stream().map(form -> entry(draft, form, ++serial[0])))
                .limit(count);
    }

    /// The agencies of the first entries, in the order in which they come.
    public List<CatalogAgency> agencies(int count) {
        Map<String, CatalogAgency> found = new LinkedHashMap<>();
        entries(count).forEach(entry -> found.putIfAbsent(entry.agency().code(), entry.agency()));
        return List.copyOf(found.values());
    }

    private Stream<Street> allStreets() {
        return divisions.listAreas().stream().flatMap(area -> divisions.listStreetsOf(area.code()).stream());
    }

    private Keeper keeper(Street street) {
        return new Keeper(divisions.findArea(street.areaCode()).orElseThrow(), street, street.name());
    }

    private Keeper keeper(Community community) {
        Street street = divisions.findStreet(community.streetCode()).orElseThrow();
        return new Keeper(
                divisions.findArea(community.areaCode()).orElseThrow(), street, street.name() + community.shortName());
    }

    private CatalogEntry entry(Draft draft, CSVRecord form, int serial) {
        Draws draws = Draws.of(seed, 0xCA7A_1060L, serial);
        Subject subject = draft.subject();
        Keeper keeper = draft.keeper();
        CatalogAgency agency = agency(keeper, subject);
        String name = keeper.words() + draft.year() + subject.name(form.get("name"));
        List<CatalogItem> items = subject.items(form);
        CatalogEntry.Sharing sharing = subject.sharing(form);
        int level = items.stream().mapToInt(CatalogItem::level).max().orElse(1);
        return new CatalogEntry(
                subject.classCode() + Texts.padded(offices.number(subject.office()), 3) + "/" + Texts.padded(serial, 7),
                agency,
                name,
                subject.text(form.get("summary"), agency.shortName()),
                subject.classCode(),
                items,
                draws.chance(8_500) ? form.get("cycle") : draws.pick(List.of("每日", "每周", "每月", "不定期")),
                sharing,
                sharing == CatalogEntry.Sharing.CONDITIONAL
                        ? draws.pick(List.of("用于核验办事人提交的材料", "用于履行法定职责所必需的核查", "用于业务协同和数据比对", "用于统计分析，不得还原到个人"))
                        : "",
                sharing == CatalogEntry.Sharing.WITHHELD ? subject.basis() : "",
                opening(sharing, level, draws),
                draws.pick(List.of("数据库表", "数据库表", "接口", "结构化文件")));
    }

    private static CatalogEntry.Opening opening(CatalogEntry.Sharing sharing, int level, Draws draws) {
        if (level == 1 && sharing == CatalogEntry.Sharing.UNCONDITIONAL) {
            return CatalogEntry.Opening.UNCONDITIONAL;
        }
        return level <= 2 && sharing != CatalogEntry.Sharing.WITHHELD && draws.chance(4_000)
                ? CatalogEntry.Opening.CONDITIONAL
                : CatalogEntry.Opening.DISALLOWED;
    }

    private CatalogAgency agency(Keeper keeper, Subject subject) {
        Area area = keeper.area();
        if (area == null) {
            return agencies.computeIfAbsent(subject.office(), offices::ofCity);
        }
        Street street = keeper.street();
        return street == null
                ? agencies.computeIfAbsent(
                        area.code() + subject.office(), _ -> offices.ofDistrict(subject.office(), area))
                : agencies.computeIfAbsent(street.code(), _ -> offices.ofStreet(street, area));
    }

    private record Draft(Subject subject, Keeper keeper, String year) {}

    /// Whose data it is.
    ///
    /// @param area none for the city's
    /// @param street none for a district's
    /// @param words what the name of the entry begins with
    private record Keeper(@Nullable Area area, @Nullable Street street, String words) {
        static final Keeper CITY = new Keeper(null, null, "");

        static Keeper of(Area area) {
            return new Keeper(area, null, area.name());
        }
    }
}
