package org.zhanqiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// No template looks into another feature. To mend a breach: give the page's own view record what it shows.
class TemplateWallTest {

    @Test
    void templates_use_only_their_own_feature_and_web() {
        var templates = SourceTree.read(SourceTree.MAIN.resolve("jte"), ".jte");
        assertThat(templates).isNotEmpty();
        assertThat(TemplateWall.breaches(templates)).isEmpty();
    }

    @Test
    void a_planted_import_is_found() {
        assertThat(TemplateWall.breaches(Map.of("catalog/list.jte", "@import org.zhanqiao.identity.Person\n")))
                .containsExactly("catalog/list.jte uses identity");
        assertThat(TemplateWall.breaches(Map.of("catalog/list.jte", "${org.zhanqiao.demand.Grant.name()}")))
                .containsExactly("catalog/list.jte uses demand");
        assertThat(TemplateWall.breaches(Map.of("catalog/list.jte", "@template.identity.people(page = page)")))
                .containsExactly("catalog/list.jte uses identity");
        assertThat(TemplateWall.breaches(
                        Map.of("catalog/list.jte", "@import org.springframework.jdbc.core.JdbcClient\n")))
                .containsExactly("catalog/list.jte uses org.springframework.jdbc.core.JdbcClient");
        assertThat(TemplateWall.breaches(Map.of("list.jte", ""))).hasSize(1);
    }

    @Test
    void what_is_allowed_is_let_be() {
        var template = """
                @import gg.jte.Content
                @import java.util.List
                @import org.zhanqiao.catalog.web.DatasetsView
                @import org.zhanqiao.web.Page
                @template.web.desk(page = page)
                @template.catalog.row(page = page)
                """;
        assertThat(TemplateWall.breaches(Map.of("catalog/list.jte", template))).isEmpty();
    }
}
