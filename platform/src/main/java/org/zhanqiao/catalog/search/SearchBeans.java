package org.zhanqiao.catalog.search;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.NavigationItem;

/// Puts the search together.
///
/// | property | default | meaning |
/// |---|---|---|
/// | `zhanqiao.catalog.search-dir` | none | where the index lies; in memory without it |
@Configuration(proxyBeanMethods = false)
class SearchBeans {

    @Bean
    Synonyms synonyms() {
        return Synonyms.load();
    }

    @Bean(destroyMethod = "")
    CatalogAnalyzer catalogAnalyzer() {
        return new CatalogAnalyzer();
    }

    @Bean
    QueryMaker queryMaker(CatalogAnalyzer analyzer, Synonyms synonyms) {
        return new QueryMaker(analyzer, synonyms);
    }

    @Bean(initMethod = "start")
    IndexKeeper indexKeeper(
            @Value("${zhanqiao.catalog.search-dir:}") String directory,
            SearchRows rows,
            SearchDocuments documents,
            QueryMaker maker,
            InstantSource clock) {
        return new IndexKeeper(IndexPlace.of(directory), rows, documents, maker, clock);
    }

    @Bean
    CatalogSearch catalogSearch(
            IndexKeeper keeper,
            SearchRows rows,
            SearchDocuments documents,
            QueryMaker maker,
            Synonyms synonyms,
            CatalogAnalyzer analyzer) {
        return new CatalogSearch(keeper, rows, documents, maker, synonyms, analyzer);
    }

    @Bean
    NavigationItem catalogSearchItem() {
        return NavigationItem.of(100, "catalog.search", SearchPages.PATH, Role.values());
    }
}
