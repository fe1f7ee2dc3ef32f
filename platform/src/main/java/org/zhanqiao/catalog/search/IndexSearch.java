package org.zhanqiao.catalog.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Asks an index. The best of the results are found without looking at all of them; counts are taken in a second pass
/// without ranks, and kept for as long as the index stays as it is, so that turning pages costs no counting.
final class IndexSearch {

    private static final int COUNTED_EXACTLY = 1_000;
    /// A question that so many entries answer is one of few common words; their names alone rank them.
    private static final int BROAD = 50_000;

    private static final int MOST_VALUES = 20;
    private static final int KEPT_COUNTS = 500;
    private static final Sort ORDER =
            new Sort(SortField.FIELD_SCORE, new SortField(SearchIndex.CODE, SortField.Type.STRING));

    private final SearchIndex index;
    private final QueryMaker maker;
    private final Corrections corrections;
    private final Cache<Asked, Counts> counts =
            Caffeine.newBuilder().maximumSize(KEPT_COUNTS).build();
    private volatile @Nullable SortedSetDocValuesReaderState state;

    IndexSearch(SearchIndex index, QueryMaker maker) {
        this.index = index;
        this.maker = maker;
        this.corrections = new Corrections(maker.synonyms());
    }

    private record Asked(long version, List<String> clauses, Map<Facet, Set<String>> filters, Closeness closeness) {}

    private record Counts(long total, Map<Facet, List<FacetCount>> facets) {}

    /// @param filters per facet the values of which one must be there
    /// @param offset  results skipped; with `after`, those after the place it names
    IndexHits search(
            QueryText text, Map<Facet, Set<String>> filters, int offset, int size, IndexHits.@Nullable Mark after)
            throws IOException {
        return index.read(searcher -> {
            var meant = text;
            for (var closeness : Closeness.values()) {
                if (closeness == Closeness.NEARLY) {
                    meant = corrections.corrected(text, searcher.getIndexReader());
                }
                var query = narrowed(maker.query(meant, closeness, false), filters);
                var counted =
                        counts(searcher, query, new Asked(version(searcher), meant.clauses(), filters, closeness));
                if (counted.total() > BROAD) {
                    query = narrowed(maker.query(meant, closeness, true), filters);
                }
                boolean anywhere =
                        counted.total() > 0 || !text.says() || text.clauses().isEmpty();
                if (anywhere || closeness == Closeness.SOME_WORDS) {
                    return hits(searcher, query, meant, offset, size, after, counted, closeness);
                }
            }
            throw new IllegalStateException("no closeness is left");
        });
    }

    private DrillDownQuery narrowed(Query query, Map<Facet, Set<String>> filters) {
        var narrowed = new DrillDownQuery(index.facetsConfig(), query);
        filters.forEach((facet, values) -> values.forEach(value -> narrowed.add(facet.name(), value)));
        return narrowed;
    }

    private static IndexHits hits(
            IndexSearcher searcher,
            Query query,
            QueryText meant,
            int offset,
            int size,
            IndexHits.@Nullable Mark after,
            Counts counted,
            Closeness closeness)
            throws IOException {
        if (counted.total() == 0) {
            return new IndexHits(meant, List.of(), 0, counted.facets(), closeness, null);
        }
        TopFieldDocs top = searcher.search(
                query, new TopFieldCollectorManager(ORDER, offset + size, place(after), COUNTED_EXACTLY));
        var codes = new ArrayList<String>();
        IndexHits.Mark last = null;
        for (int i = offset; i < top.scoreDocs.length; i++) {
            var fields = ((FieldDoc) top.scoreDocs[i]).fields;
            last = new IndexHits.Mark((Float) fields[0], ((BytesRef) fields[1]).utf8ToString());
            codes.add(last.code());
        }
        return new IndexHits(
                meant, codes, counted.total(), counted.facets(), closeness, codes.size() < size ? null : last);
    }

    private static @Nullable FieldDoc place(IndexHits.@Nullable Mark after) {
        return after == null
                ? null
                : new FieldDoc(
                        Integer.MAX_VALUE, after.score(), new Object[] {after.score(), new BytesRef(after.code())});
    }

    private Counts counts(IndexSearcher searcher, DrillDownQuery query, Asked asked) throws IOException {
        var kept = counts.getIfPresent(asked);
        if (kept != null) {
            return kept;
        }
        if (searcher.getIndexReader().numDocs() == 0) {
            return new Counts(0, Map.of());
        }
        var result = new DrillSideways(searcher, index.facetsConfig(), state(searcher))
                .search(query, new TotalHitCountCollectorManager(searcher.getSlices()));
        var counted = new Counts(result.collectorResult, values(result.facets));
        counts.put(asked, counted);
        return counted;
    }

    private static Map<Facet, List<FacetCount>> values(Facets facets) throws IOException {
        var values = new EnumMap<Facet, List<FacetCount>>(Facet.class);
        for (var facet : Facet.values()) {
            var top = facets.getTopChildren(MOST_VALUES, facet.name());
            values.put(
                    facet,
                    top == null
                            ? List.of()
                            : Arrays.stream(top.labelValues)
                                    .map(found -> new FacetCount(found.label, found.value.longValue()))
                                    .toList());
        }
        return values;
    }

    private SortedSetDocValuesReaderState state(IndexSearcher searcher) throws IOException {
        var known = state;
        if (known == null || !known.getReader().equals(searcher.getIndexReader())) {
            known = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader(), index.facetsConfig());
            state = known;
        }
        return known;
    }

    private static long version(IndexSearcher searcher) {
        return ((DirectoryReader) searcher.getIndexReader()).getVersion();
    }
}
