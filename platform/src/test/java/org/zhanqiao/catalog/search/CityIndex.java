package org.zhanqiao.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.zhanqiao.samplecity.CatalogEntry;
import org.zhanqiao.samplecity.CatalogItem;
import org.zhanqiao.samplecity.CityCatalog;

/// The catalog of the sample city in an index of its own, without a database.
final class CityIndex implements AutoCloseable {

    private final SearchIndex index;
    private final IndexSearch search;
    private final Synonyms synonyms = Synonyms.load();
    private final Map<String, CatalogEntry> entries = new HashMap<>();

    CityIndex(int count) {
        try {
            index = new SearchIndex(new ByteBuffersDirectory());
            search = new IndexSearch(index, new QueryMaker(index.analyzer(), synonyms));
            new CityCatalog(2026).entries(count).forEach(entry -> {
                entries.put(entry.code(), entry);
                index.add(document(entry));
            });
            index.refresh();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SearchDocument document(CatalogEntry entry) {
        var facets = new EnumMap<Facet, String>(Facet.class);
        facets.put(Facet.AGENCY, entry.agency().code());
        facets.put(Facet.SHARE_TYPE, entry.sharing().name());
        facets.put(Facet.LEVEL, Integer.toString(entry.level()));
        facets.put(Facet.CLASS, entry.classCode());
        facets.put(Facet.CYCLE, entry.cycle());
        facets.put(Facet.OPEN_TYPE, entry.opening().name());
        return new SearchDocument(
                entry.code(),
                entry.name(),
                entry.summary(),
                entry.agency().name(),
                entry.agency().district().endsWith("00"),
                entry.items().stream().map(CatalogItem::title).toList(),
                entry.items().stream()
                        .filter(item -> !item.name().equals(item.title()))
                        .map(CatalogItem::name)
                        .toList(),
                facets,
                List.of());
    }

    IndexHits ask(String question) {
        return ask(question, Map.of(), 0, 10, null);
    }

    IndexHits ask(
            String question,
            Map<Facet, Set<String>> filters,
            int offset,
            int size,
            IndexHits.@org.jspecify.annotations.Nullable Mark after) {
        try {
            return search.search(QueryText.of(question, synonyms), filters, offset, size, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names(IndexHits hits) {
        return hits.codes().stream().map(code -> entry(code).name()).toList();
    }

    CatalogEntry entry(String code) {
        return java.util.Objects.requireNonNull(entries.get(code), code);
    }

    /// Every name and item of the results, as a suggestion is drawn from.
    List<String> texts(IndexHits hits) {
        var texts = new ArrayList<String>();
        hits.codes().forEach(code -> {
            texts.add(entry(code).name());
            entry(code).items().forEach(item -> texts.add(item.title()));
        });
        return texts;
    }

    Synonyms synonyms() {
        return synonyms;
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
