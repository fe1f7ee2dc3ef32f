package org.zhanqiao.demand.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.ConditionInputs;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.ShareMode;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.protection.suggest.ColumnSample;
import org.zhanqiao.protection.suggest.Kind;
import org.zhanqiao.protection.suggest.LevelSuggester;
import org.zhanqiao.web.Page;

/// The data items of a request: what can be chosen, who else uses them for what, and what was chosen.
@Component
final class AskItems {

    static final String VERIFY = "verify";
    private static final int CONDITIONS = 3;
    private static final int MOST_USERS = 3;
    private static final int MOST_GRANTS = 1_000;

    /// What the form offers; a request that comes another way may have others.
    private static final List<String> MASKS = List.of(
            "none",
            "keep:1:0",
            "keep:3:4",
            "keep:6:4",
            "year",
            "district",
            "band:12",
            "band:1000",
            "band:10000",
            "pseudonym",
            "sm4",
            "hide");

    private final Offerings offerings;
    private final Catalog catalog;
    private final Grants grants;
    private final Identity identity;
    private final InstantSource clock;

    AskItems(Offerings offerings, Catalog catalog, Grants grants, Identity identity, InstantSource clock) {
        this.offerings = offerings;
        this.catalog = catalog;
        this.grants = grants;
        this.identity = identity;
        this.clock = clock;
    }

    AskView.Items view(AskView.Write write) {
        var request = write.request();
        var dataset = catalog.getDataset(request.dataset());
        var onlyKey = offerings
                .findOffering(request.ask().service())
                .map(Offering::onlyKey)
                .orElse("");
        var users = users(request);
        return new AskView.Items(
                write,
                dataset.items().stream()
                        .map(item -> item(item, request.ask(), onlyKey, users.getOrDefault(item.name(), List.of())))
                        .toList(),
                dataset,
                IntStream.rangeClosed(1, CONDITIONS).boxed().toList());
    }

    private AskView.Item item(DataItem item, Ask ask, String onlyKey, List<AskView.User> users) {
        var terms = ask.terms();
        var chosen = chosen(item.name(), terms);
        var masks = masks(item, chosen);
        return new AskView.Item(
                item,
                masks.stream().map(AskView.Returned::new).toList(),
                chosen,
                onlyKey.isEmpty() || onlyKey.equals(item.name()),
                terms.lookupKeys().stream().anyMatch(key -> key.contains(item.name())),
                users.stream().limit(MOST_USERS).toList(),
                users.stream().skip(MOST_USERS).toList(),
                users.isEmpty() && !chosen.isEmpty(),
                item.level().compareTo(Level.L3) >= 0 && !masks.isEmpty(),
                ask.needs().getOrDefault(item.name(), ""));
    }

    private static String chosen(String item, GrantTerms terms) {
        return terms.fields().stream()
                .filter(field -> field.item().equals(item))
                .map(field -> field.mask().text())
                .findFirst()
                .orElse(terms.verifiable().contains(item) ? VERIFY : "");
    }

    private List<Mask> masks(DataItem item, String chosen) {
        var offered = MASKS.stream()
                .map(Mask::parse)
                .filter(mask -> offerings.mayReturn(item, mask))
                .filter(mask -> !(mask instanceof Mask.District) || mask.text().equals(chosen) || isAddress(item));
        var own = chosen.isEmpty() || chosen.equals(VERIFY) || MASKS.contains(chosen)
                ? Stream.<Mask>empty()
                : Stream.of(Mask.parse(chosen));
        return Stream.concat(offered, own).toList();
    }

    private boolean isAddress(DataItem item) {
        var titled = new ColumnSample(item.name(), item.title(), List.of());
        return LevelSuggester.suggest(titled, LocalDate.ofInstant(clock.instant(), Page.ZONE)).findings().stream()
                .anyMatch(finding -> finding.kind() == Kind.ADDRESS);
    }

    /// Which other agencies have an item under a grant in force, or look rows up by it, and what for.
    private Map<String, List<AskView.User>> users(AccessRequest request) {
        var now = clock.instant();
        var agencies = new HashMap<String, Optional<Agency>>();
        var users = new LinkedHashMap<String, List<AskView.User>>();
        grants.listByServices(List.of(request.ask().service()), MOST_GRANTS, 0).stream()
                .filter(grant -> grant.standing(now) == Grant.Standing.IN_FORCE)
                .forEach(grant -> {
                    var agency = agencies.computeIfAbsent(grant.caller(), this::agency);
                    if (agency.map(Agency::code)
                            .filter(request.consumer()::equals)
                            .isPresent()) {
                        return;
                    }
                    var name = agency.map(Agency::shortName).orElse(grant.caller());
                    var terms = grant.terms();
                    var had = Stream.concat(
                                    terms.fields().stream().map(GrantTerms.Field::item), terms.verifiable().stream())
                            .collect(Collectors.toSet());
                    Stream.concat(had.stream(), terms.lookupKeys().stream().flatMap(List::stream))
                            .distinct()
                            .forEach(item -> {
                                var user = new AskView.User(name, grant.purpose(), !had.contains(item));
                                var list = users.computeIfAbsent(item, each -> new ArrayList<>());
                                if (!list.contains(user)) {
                                    list.add(user);
                                }
                            });
                });
        return users;
    }

    private Optional<Agency> agency(String caller) {
        return identity.findSystem(caller).map(CallingSystem::agencyCode).flatMap(identity::findAgency);
    }

    /// A request with the items as they were chosen. How it is asked follows from what is asked: values by key, values
    /// page by page, or yes and no.
    ///
    /// @param flaws what could not be read
    Ask read(Ask before, MultiValueMap<String, String> typed, Dataset dataset, List<GrantFlaw> flaws) {
        var fields = new ArrayList<GrantTerms.Field>();
        var verifiable = new ArrayList<String>();
        var keys = new ArrayList<List<String>>();
        var needs = new HashMap<String, String>();
        for (var item : dataset.items()) {
            var name = item.name();
            var use = text(typed, "use-" + name);
            if (use.equals(VERIFY)) {
                verifiable.add(name);
            } else if (!use.isEmpty()) {
                mask(use).ifPresent(mask -> fields.add(new GrantTerms.Field(name, mask)));
            }
            if (typed.getOrDefault("key", List.of()).contains(name)) {
                keys.add(List.of(name));
            }
            var need = text(typed, "need-" + name).strip();
            if (!need.isEmpty()) {
                needs.put(name, need);
            }
        }
        var mode = Stream.of(ShareMode.values())
                .filter(each -> each.name().equals(text(typed, "shareMode")))
                .findFirst()
                .orElse(ShareMode.INTERFACE);
        var conditions = ConditionInputs.read(name -> text(typed, name), CONDITIONS, flaws);
        return before.withItems(mode, terms(mode, keys, fields, verifiable, conditions), needs);
    }

    /// Terms of which the modes follow from the items.
    static GrantTerms terms(
            ShareMode mode,
            List<List<String>> keys,
            List<GrantTerms.Field> fields,
            List<String> verifiable,
            List<Condition> conditions) {
        return new GrantTerms(
                modes(mode, fields, verifiable), keys, fields, verifiable, maskedLookups(keys, fields), conditions);
    }

    private static Optional<Mask> mask(String text) {
        try {
            return Optional.of(Mask.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Set<Mode> modes(ShareMode mode, List<GrantTerms.Field> fields, List<String> verifiable) {
        var modes = EnumSet.noneOf(Mode.class);
        if (!fields.isEmpty()) {
            modes.add(mode == ShareMode.INTERFACE ? Mode.QUERY : Mode.LIST);
        }
        if (!verifiable.isEmpty()) {
            modes.add(Mode.VERIFY);
        }
        return modes;
    }

    /// Whoever looks rows up by an item knows its value; that it comes back masked must not stand in the way.
    private static Set<String> maskedLookups(List<List<String>> keys, List<GrantTerms.Field> fields) {
        var masked = new HashSet<String>();
        for (var field : fields) {
            if (!(field.mask() instanceof Mask.None) && keys.contains(List.of(field.item()))) {
                masked.add(field.item());
            }
        }
        return masked;
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        var value = typed.getFirst(name);
        return value == null ? "" : value;
    }
}
