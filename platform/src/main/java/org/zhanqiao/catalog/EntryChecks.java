package org.zhanqiao.catalog;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.Opening;
import org.zhanqiao.web.Page;

/// Holds entries against the rules and the city as it is now.
@Component
class EntryChecks {

    private final JdbcClient jdbc;
    private final Terms terms;
    private final CatalogClasses classes;
    private final Identity identity;
    private final LevelRules levels;
    private final InstantSource clock;

    EntryChecks(
            JdbcClient jdbc,
            Terms terms,
            CatalogClasses classes,
            Identity identity,
            LevelRules levels,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.classes = classes;
        this.identity = identity;
        this.levels = levels;
        this.clock = clock;
    }

    /// @param code   of the entry, which is no rival to itself
    /// @param agency its provider
    List<EntryFlaw> flaws(String code, String agency, EntryMetadata text) {
        return EntryCheck.flaws(text, new City(code, agency));
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
        return jdbc.sql("select state from catalog.entry where code = :code")
                .param("code", entry)
                .query(String.class)
                .optional()
                .filter(state -> EntryState.valueOf(state).inForce())
                .isPresent();
    }

    private final class City implements EntryCheck.Surroundings {

        private final String code;
        private final String agency;

        City(String code, String agency) {
            this.code = code;
            this.agency = agency;
        }

        @Override
        public Set<String> words(Vocabulary list) {
            return terms.listTerms(list).stream().map(Term::code).collect(Collectors.toSet());
        }

        @Override
        public boolean isClass(String wanted) {
            return classes.findClass(wanted).isPresent();
        }

        @Override
        public boolean isInForce(String entry) {
            return EntryChecks.this.isInForce(entry);
        }

        @Override
        public Optional<String> sourceOf(String thing) {
            return jdbc.sql("select entry from catalog.truth where thing = :thing and entry <> :code")
                    .param("thing", thing)
                    .param("code", code)
                    .query(String.class)
                    .optional();
        }

        @Override
        public boolean isProviderKnown() {
            return identity.findAgency(agency).isPresent();
        }

        @Override
        public Opening freestOpening(Level level) {
            return levels.inForce().of(level).opening();
        }

        @Override
        public LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), Page.ZONE);
        }
    }
}
