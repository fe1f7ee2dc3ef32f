package org.zhanqiao.catalog;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.LevelTable;
import org.zhanqiao.protection.Opening;
import org.zhanqiao.web.Page;

/// Holds entries against the rules and the city as it is now.
@Component
class EntryChecks {

    private final JdbcClient jdbc;
    private final Terms terms;
    private final Identity identity;
    private final LevelRules levels;
    private final InstantSource clock;

    EntryChecks(JdbcClient jdbc, Terms terms, Identity identity, LevelRules levels, InstantSource clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.identity = identity;
        this.levels = levels;
        this.clock = clock;
    }

    /// The flaws of each text, in their order. However many there are, the database is asked the same few questions.
    ///
    /// @param agency their provider
    List<List<EntryFlaw>> flaws(String agency, List<EntryText> texts) {
        var city = city(agency, texts);
        return texts.stream()
                .map(text -> EntryCheck.flaws(text.metadata(), new Around(city, text.code())))
                .toList();
    }

    /// The text as it may be opened at its level: closed where it would be freer than that allows.
    EntryMetadata closed(EntryMetadata text) {
        var level = text.grading().level();
        return level != null
                        && text.opening().freerThan(levels.inForce().of(level).opening())
                ? text.closed()
                : text;
    }

    boolean isInForce(String entry) {
        return inForce(new String[] {entry}).contains(entry);
    }

    /// What the texts of one provider are held against.
    ///
    /// @param sources by what they are the source of truth for
    private record City(
            Map<Vocabulary, Set<String>> words,
            Set<String> classes,
            Set<String> inForce,
            Map<String, String> sources,
            boolean providerKnown,
            LevelTable levels,
            LocalDate today) {}

    private City city(String agency, List<EntryText> texts) {
        var words = new EnumMap<Vocabulary, Set<String>>(Vocabulary.class);
        Arrays.stream(Vocabulary.values())
                .forEach(list -> words.put(
                        list, terms.listTerms(list).stream().map(Term::code).collect(Collectors.toSet())));
        return new City(
                words,
                classes(named(texts, naming -> naming.otherClasses().stream())),
                inForce(named(
                        texts,
                        naming -> Stream.concat(
                                naming.related().stream(),
                                Stream.of(naming.truth().drawnFrom())))),
                sources(named(texts, naming -> Stream.of(naming.truth().thing().strip()))),
                identity.findAgency(agency).isPresent(),
                levels.inForce(),
                LocalDate.ofInstant(clock.instant(), Page.ZONE));
    }

    private static String[] named(List<EntryText> texts, Function<EntryMetadata.Naming, Stream<String>> names) {
        return texts.stream()
                .flatMap(text -> names.apply(text.metadata().naming()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    private Set<String> classes(String[] codes) {
        return codes.length == 0
                ? Set.of()
                : Set.copyOf(jdbc.sql("select code from catalog.class where code = any (:codes)")
                        .param("codes", codes)
                        .query((row, _) -> row.getString("code"))
                        .list());
    }

    private Set<String> inForce(String[] codes) {
        return codes.length == 0
                ? Set.of()
                : Set.copyOf(
                        jdbc.sql("select code from catalog.entry where code = any (:codes) and state = any (:states)")
                                .param("codes", codes)
                                .param(
                                        "states",
                                        Arrays.stream(EntryState.values())
                                                .filter(EntryState::inForce)
                                                .map(Enum::name)
                                                .toArray(String[]::new))
                                .query((row, _) -> row.getString("code"))
                                .list());
    }

    private Map<String, String> sources(String[] things) {
        var sources = new HashMap<String, String>();
        if (things.length > 0) {
            jdbc.sql("select thing, entry from catalog.truth where thing = any (:things)")
                    .param("things", things)
                    .query(row -> {
                        sources.put(row.getString("thing"), row.getString("entry"));
                    });
        }
        return sources;
    }

    /// @param code of the entry, which is no rival to itself
    private record Around(City city, String code) implements EntryCheck.Surroundings {

        @Override
        public Set<String> words(Vocabulary list) {
            return city.words().getOrDefault(list, Set.of());
        }

        @Override
        public boolean isClass(String wanted) {
            return city.classes().contains(wanted);
        }

        @Override
        public boolean isInForce(String entry) {
            return city.inForce().contains(entry);
        }

        @Override
        public Optional<String> sourceOf(String thing) {
            return Optional.ofNullable(city.sources().get(thing)).filter(entry -> !entry.equals(code));
        }

        @Override
        public boolean isProviderKnown() {
            return city.providerKnown();
        }

        @Override
        public Opening freestOpening(Level level) {
            return city.levels().of(level).opening();
        }

        @Override
        public LocalDate today() {
            return city.today();
        }
    }
}
