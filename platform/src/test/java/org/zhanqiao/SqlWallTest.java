package org.zhanqiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// No feature reaches into another's tables. To mend a breach: ask the other feature's facade, or listen to its event.
class SqlWallTest {

    private static final Path JAVA = SourceTree.MAIN.resolve("java/org/zhanqiao");
    private static final Path MIGRATIONS = SourceTree.MAIN.resolve("resources/db/migration");

    private static final SqlWall PLANTED = new SqlWall(Set.of("identity", "catalog"));

    @Test
    void no_java_names_another_features_schema() throws IOException {
        assertThat(wall().breachesInJava(SourceTree.read(JAVA, ".java"))).isEmpty();
    }

    @Test
    void no_migration_names_another_features_schema() throws IOException {
        assertThat(wall().breachesInMigrations(SourceTree.read(MIGRATIONS, ".sql")))
                .isEmpty();
    }

    @Test
    void a_planted_query_is_found() {
        var source =
                "jdbc.sql(\"\"\"\n    select p.name\n    from catalog.dataset d\n    join Identity.person p on true\n\"\"\")";
        assertThat(PLANTED.breachesInJava(Map.of("catalog/Datasets.java", source)))
                .containsExactly("catalog/Datasets.java names schema identity");
        assertThat(PLANTED.breachesInJava(Map.of("identity/People.java", "sql(\"delete from catalog . dataset\")")))
                .containsExactly("identity/People.java names schema catalog");
    }

    @Test
    void words_that_are_no_sql_are_let_be() {
        assertThat(PLANTED.breachesInJava(Map.of(
                        "catalog/Pages.java",
                        "/// select from identity.person\npages.show(\"identity.people.title\")")))
                .isEmpty();
    }

    @Test
    void a_planted_migration_is_found() {
        assertThat(PLANTED.breachesInMigrations(Map.of(
                        "V002__catalog.sql", "create table catalog.dataset (agency text references identity.agency);")))
                .containsExactly("V002__catalog.sql names schema identity");
        assertThat(PLANTED.breachesInMigrations(Map.of("V003__catalog_search.sql", "drop schema if exists identity;")))
                .containsExactly("V003__catalog_search.sql names schema identity");
        assertThat(PLANTED.breachesInMigrations(Map.of("V004__else.sql", "select 1")))
                .hasSize(1);
    }

    private static SqlWall wall() throws IOException {
        return new SqlWall(features(JAVA));
    }

    static Set<String> features(Path root) throws IOException {
        try (var folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
