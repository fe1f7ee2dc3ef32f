package org.zhanqiao.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.items.Audience;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.samplecity.CatalogAgency;
import org.zhanqiao.samplecity.CatalogEntry;
import org.zhanqiao.samplecity.FrontEndTable;
import org.zhanqiao.samplecity.SubjectKind;

/// Which matters the whole city has, with 5,000 papers: those that its agencies ask data for, and those that their
/// own registers come from. Each paper stands for an entry of the catalog, or for none; what becomes of it follows
/// from what its agency asked, was granted and called. For equal entries, requests and seed the same ones.
final class CityMatterPlan {

    /// What the codes of all its matters begin with.
    static final String CODES = "CITY-";

    /// Papers of all matters.
    static final int PAPERS = 5_000;

    /// Interfaces that were moved without telling anybody, and how many matters come to one that needs them.
    static final int UNRELIABLE = 6;

    private static final int BESIDE = 10;

    private static final int FEWEST = 3;
    private static final int MOST = 7;
    private static final int TRIES = 40;

    /// Papers of a hundred, by where they come from; the rest is of registers that an agency keeps itself.
    private static final int NOBODYS = 8;

    private static final int OUTSIDERS = 13;
    private static final int WITHHELD = 17;
    private static final int UNSERVED = 45;
    private static final int SERVED = 74;

    private static final List<String> OF_NOBODY =
            List.of("授权委托书", "承诺书", "申请人近期照片", "股东会决议", "章程修正案", "场所平面布置图", "银行卡", "法定代表人授权书");

    private static final List<Paper> OF_OUTSIDERS = List.of(
            outsider("征信报告", "中国人民银行", "征信逾期记录", "征信查询次数"),
            outsider("学历证书", "教育部", "学历", "毕业院校"),
            outsider("银行资信证明", "开户银行", "存款余额", "贷款余额"),
            outsider("体检报告", "体检医院", "体检结论"),
            outsider("公证书", "公证机构", "公证事项", "公证书编号"),
            outsider("普通话等级证书", "语言文字测试中心", "普通话等级"));

    private static final Pattern OF_ENTERPRISES = Pattern.compile(".*(企业|工程|安全生产|餐饮|许可|项目|经营).*");

    private static final List<Errand> ERRANDS = List.of(
            new Errand("申请办理信息", "核发"), new Errand("申领信息", "申领"),
            new Errand("认定审核信息", "认定"), new Errand("登记信息", "登记"),
            new Errand("变更信息", "变更登记"), new Errand("注销信息", "注销登记"));

    private final SplittableRandom random;
    private final CityPapers papers = new CityPapers();
    private final List<CatalogEntry> entries;
    private final Map<String, FrontEndTable> byService;
    private final Map<String, FrontEndTable> byEntry;
    private final List<FrontEndTable> unreliable;
    private final Map<String, Optional<String>> names = new HashMap<>();
    private final Map<Shelf, Map<String, List<CatalogEntry>>> shelves;
    private final List<Planned> planned = new ArrayList<>();
    private int left = PAPERS;

    /// What an entry's name ends with, and what people come for then.
    private record Errand(String ending, String act) {}

    /// Where entries stand that papers are drawn from.
    private enum Shelf {
        SERVED,
        UNSERVED,
        WITHHELD
    }

    /// A matter.
    ///
    /// @param unreliable the table whose moved interface it reads; `null` for none
    record Planned(MatterText text, @Nullable FrontEndTable unreliable) {}

    private static Paper outsider(String name, String holder, String... items) {
        return new Paper(name, holder, Supply.APPLICANT, List.of(items));
    }

    /// @param entries of the whole catalog
    /// @param tables  those of them that are served
    CityMatterPlan(long seed, List<CatalogEntry> entries, List<FrontEndTable> tables) {
        this.random = new SplittableRandom(seed * 31 + PAPERS);
        this.entries = entries.stream()
                .filter(entry -> !entry.agency().id().startsWith("street-"))
                .toList();
        this.byService = tables.stream().collect(Collectors.toMap(FrontEndTable::service, table -> table));
        this.byEntry =
                tables.stream().collect(Collectors.toMap(table -> table.entry().code(), table -> table));
        this.unreliable = unreliable(tables);
        this.shelves = this.entries.stream()
                .filter(entry -> name(entry).isPresent())
                .collect(Collectors.groupingBy(
                        this::shelf,
                        Collectors.groupingBy(entry -> entry.agency().district())));
    }

    /// Those whose data people ask for by their number, of departments of the city.
    static List<FrontEndTable> unreliable(List<FrontEndTable> tables) {
        var papers = new CityPapers();
        var fit = tables.stream()
                .filter(table -> table.lookups().contains("id_number")
                        && papers.name(table.entry()).isPresent()
                        && table.entry().items().stream()
                                .anyMatch(item -> item.level() < 3 && item.subject() == SubjectKind.NONE))
                .toList();
        return IntStream.range(0, Math.min(UNRELIABLE, fit.size()))
                .mapToObj(number -> fit.get(number * fit.size() / UNRELIABLE))
                .toList();
    }

    private Optional<String> name(CatalogEntry entry) {
        return names.computeIfAbsent(entry.code(), _ -> papers.name(entry));
    }

    private Shelf shelf(CatalogEntry entry) {
        return entry.sharing() == CatalogEntry.Sharing.WITHHELD
                ? Shelf.WITHHELD
                : byEntry.containsKey(entry.code()) ? Shelf.SERVED : Shelf.UNSERVED;
    }

    /// @param requests of the whole city
    /// @param known    names of matters that are there already, by their agency
    List<Planned> list(Collection<AccessRequest> requests, Map<String, Set<String>> known) {
        asked(requests, known);
        own(known);
        return List.copyOf(planned);
    }

    private record Asking(String agency, String matter) {}

    /// What agencies ask data for; of those first that have some in force.
    private void asked(Collection<AccessRequest> requests, Map<String, Set<String>> known) {
        var staffed = staffed();
        var byAsking = requests.stream()
                .filter(request ->
                        byService.containsKey(request.ask().service()) && staffed.containsKey(request.consumer()))
                .sorted(Comparator.comparing(AccessRequest::id))
                .collect(Collectors.groupingBy(
                        request -> new Asking(request.consumer(), request.ask().matter()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        byAsking.forEach((asking, of) -> {
            boolean inForce = of.stream().anyMatch(request -> request.state() == RequestState.IN_FORCE);
            if ((inForce || random.nextInt(4) == 0)
                    && !known.getOrDefault(asking.agency(), Set.of()).contains(asking.matter())) {
                var first = new LinkedHashMap<String, Paper>();
                of.forEach(request -> demanded(request).ifPresent(paper -> first.putIfAbsent(paper.name(), paper)));
                put(asking.matter(), agency(staffed, asking), List.copyOf(first.values()));
            }
        });
    }

    private static CatalogAgency agency(Map<String, CatalogAgency> staffed, Asking asking) {
        return Optional.ofNullable(staffed.get(asking.agency())).orElseThrow();
    }

    private Map<String, CatalogAgency> staffed() {
        var staffed = new TreeMap<String, CatalogAgency>();
        byService
                .values()
                .forEach(table ->
                        staffed.put(table.entry().agency().code(), table.entry().agency()));
        return staffed;
    }

    /// The paper that a request's data spare: demanded no more where they are called for as they should.
    private Optional<Paper> demanded(AccessRequest request) {
        var terms = request.ask().terms();
        var wanted = new HashSet<>(terms.verifiable());
        terms.fields().forEach(field -> wanted.add(field.item()));
        var table = Optional.ofNullable(byService.get(request.ask().service())).orElseThrow();
        boolean spared = request.state() == RequestState.IN_FORCE
                && CityCounters.habit(request.id()) == CityCounters.Habit.CALLS
                && random.nextInt(10) < 7;
        return papers.paper(table.entry(), spared ? Supply.SHARED : Supply.APPLICANT, wanted);
    }

    /// What agencies' own registers come from: they take turns, till all papers are there.
    private void own(Map<String, Set<String>> known) {
        var staffed = staffed();
        var errands = ERRANDS.stream()
                .flatMap(errand -> entries.stream()
                        .filter(entry -> staffed.containsKey(entry.agency().code())
                                && entry.name().endsWith(errand.ending()))
                        .map(entry -> Map.entry(entry.agency(), errand(entry, errand))))
                .filter(each ->
                        !known.getOrDefault(each.getKey().code(), Set.of()).contains(each.getValue()))
                .distinct()
                .collect(Collectors.groupingBy(
                        each -> each.getKey().code(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        for (int turn = 0; left > 0; turn++) {
            int before = left;
            for (var each : errands.entrySet()) {
                if (turn < each.getValue().size() && left > 0) {
                    put(
                            each.getValue().get(turn),
                            Optional.ofNullable(staffed.get(each.getKey())).orElseThrow(),
                            List.of());
                }
            }
            if (left == before) {
                return;
            }
        }
    }

    private String errand(CatalogEntry entry, Errand errand) {
        var subject = papers.subject(entry);
        return subject.substring(0, subject.length() - errand.ending().length() + "信息".length()) + errand.act();
    }

    private void put(String name, CatalogAgency agency, List<Paper> first) {
        if (left == 0) {
            return;
        }
        int wanted = Math.min(left, Math.max(first.size(), FEWEST + random.nextInt(MOST - FEWEST + 1)));
        Map<String, Paper> demanded = new LinkedHashMap<>();
        first.stream().limit(wanted).forEach(paper -> demanded.put(paper.name(), paper));
        FrontEndTable moved = null;
        if (!unreliable.isEmpty() && planned.size() % BESIDE == 0 && demanded.size() < wanted) {
            var table = unreliable.get(planned.size() / BESIDE % unreliable.size());
            var paper = papers.paper(table.entry(), Supply.APPLICANT, Set.of()).orElseThrow();
            if (!table.entry().agency().equals(agency) && demanded.putIfAbsent(paper.name(), paper) == null) {
                moved = table;
            }
        }
        for (int i = 0; i < TRIES && demanded.size() < wanted; i++) {
            draw(agency).ifPresent(paper -> demanded.putIfAbsent(paper.name(), paper));
        }
        left -= demanded.size();
        planned.add(new Planned(
                new MatterText(
                        CODES + String.format("%05d", planned.size() + 1),
                        name,
                        agency.code(),
                        OF_ENTERPRISES.matcher(name).matches() ? Audience.ENTERPRISE : Audience.CITIZEN,
                        cases(agency),
                        List.copyOf(demanded.values())),
                moved));
    }

    /// Few matters have very many cases, most some hundreds; a district fewer than the city.
    private long cases(CatalogAgency agency) {
        double drawn = 60 / Math.pow(1 - random.nextDouble(), 1.2);
        return Math.min(isOfTheCity(agency) ? 80_000 : 12_000, Math.round(drawn));
    }

    private static boolean isOfTheCity(CatalogAgency agency) {
        return agency.district().equals("370200");
    }

    private Optional<Paper> draw(CatalogAgency agency) {
        int drawn = random.nextInt(100);
        if (drawn < NOBODYS) {
            return Optional.of(
                    new Paper(OF_NOBODY.get(random.nextInt(OF_NOBODY.size())), "", Supply.APPLICANT, List.of()));
        }
        if (drawn < OUTSIDERS) {
            return Optional.of(OF_OUTSIDERS.get(random.nextInt(OF_OUTSIDERS.size())));
        }
        var shelf = drawn < WITHHELD ? Shelf.WITHHELD : drawn < UNSERVED ? Shelf.UNSERVED : Shelf.SERVED;
        boolean own = drawn >= SERVED;
        // A district's office asks for papers of its own district and of the city.
        var district = own || random.nextInt(3) == 0 ? agency.district() : "370200";
        var from = shelves.getOrDefault(shelf, Map.of()).getOrDefault(district, List.of()).stream()
                .filter(entry -> entry.agency().equals(agency) == own)
                .toList();
        if (from.isEmpty()) {
            return Optional.empty();
        }
        var supply = own && random.nextInt(3) == 0
                ? Supply.SHARED
                : random.nextInt(40) == 0 ? Supply.GENERATED : Supply.APPLICANT;
        return papers.paper(from.get(random.nextInt(from.size())), supply, Set.of());
    }
}
