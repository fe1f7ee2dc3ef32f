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
import org.zhanqiao.web.Page;

/// Holds entries against the rules and the city as it is now.
@Component
class EntryChecks {

    private final JdbcClient jdbc;
    private final Terms terms;
    private final CatalogClasses classes;
    private final Identity identity;
    private final InstantSource clock;

    EntryChecks(JdbcClient jdbc, Terms terms, CatalogClasses classes, Identity identity, InstantSource clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.classes = classes;
        this.identity = identity;
        this.clock = clock;
    }

    /// @param code   of the entry, which is no rival to itself
    /// @param agency its provider
    List<EntryFlaw> flaws(String code, String agency, EntryMetadata text) {
        return EntryCheck.flaws(text, new City(code, agency));
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
        public LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), Page.ZONE);
        }
    }
}
