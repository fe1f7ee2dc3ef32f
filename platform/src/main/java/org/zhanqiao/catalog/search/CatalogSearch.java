package org.zhanqiao.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.web.WarmedFirst;

/// Finds entries of the catalog. The index says which and in what order; what is shown of each, and whether it is in
/// force at all, is read from the database at that moment.
public final class CatalogSearch implements WarmedFirst {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogSearch.class);
    private static final int MOST_ITEMS = 5;
    private static final int WARM_LOOKS = 3;
    private static final List<String> WARM_TEXTS = List.of("", "许可证", "登记信息");

    private final IndexKeeper keeper;
    private final SearchRows rows;
    private final SearchDocuments documents;
    private final QueryMaker maker;
    private final Synonyms synonyms;
    private final CatalogAnalyzer analyzer;

    CatalogSearch(
            IndexKeeper keeper,
            SearchRows rows,
            SearchDocuments documents,
            QueryMaker maker,
            Synonyms synonyms,
            CatalogAnalyzer analyzer) {
        this.keeper = keeper;
        this.rows = rows;
        this.documents = documents;
        this.maker = maker;
        this.synonyms = synonyms;
        this.analyzer = analyzer;
    }

    public SearchOutcome search(SearchQuery query) {
        return search(query, "");
    }

    /// Looks at the first page and for something, a few times over.
    @Override
    public void warm() {
        for (int i = 0; i < WARM_LOOKS; i++) {
            for (var text : WARM_TEXTS) {
                var _ = search(new SearchQuery(text, Map.of(), 1, SearchQuery.DEFAULT_SIZE));
            }
        }
    }

    /// @param after what an answer before said its next page goes on from; empty to go by the page's number
    /// @throws IllegalArgumentException when `after` is none of ours
    public SearchOutcome search(SearchQuery query, String after) {
        var mark = after.isEmpty() ? null : PlaceText.read(after);
        var search = keeper.search();
        if (search.isEmpty()) {
            return new SearchOutcome.NotReady(keeper.standing());
        }
        try {
            return found(search.get(), query, mark);
        } catch (AlreadyClosedException e) {
            // A new index has just taken its place.
            return new SearchOutcome.NotReady(keeper.standing());
        } catch (IOException e) {
            LOG.warn("the search index cannot be read: {}", e.getClass().getSimpleName());
            keeper.foundDamaged();
            return new SearchOutcome.NotReady(new IndexStanding.Building(0, rows.countInForce()));
        }
    }

    /// How far the index of this control plane is.
    public IndexStanding standing() {
        return keeper.standing();
    }

    /// Makes the index of this control plane anew; searches are answered from the old one meanwhile.
    public void rebuild() {
        keeper.rebuild();
    }

    private SearchOutcome found(IndexSearch search, SearchQuery query, IndexHits.@Nullable Mark mark)
            throws IOException {
        var text = QueryText.of(query.text(), synonyms);
        var hits = search.search(text, query.filters(), mark == null ? query.offset() : 0, query.size(), mark);
        var inForce = rows.listInForce(hits.codes());
        var marker = new Marker(analyzer, maker, hits.meant(), hits.closeness());
        var entries = new ArrayList<FoundEntry>();
        var texts = new ArrayList<String>();
        for (var code : hits.codes()) {
            var row = inForce.get(code);
            if (row != null) {
                entries.add(entry(row, marker));
                texts.add(row.metadata().naming().name());
                row.metadata().items().forEach(item -> {
                    texts.add(item.title());
                    texts.add(item.name());
                });
            }
        }
        return new SearchOutcome.Found(
                entries,
                hits.total() - (hits.codes().size() - entries.size()),
                hits.facets(),
                hits.closeness(),
                suggestion(text, hits, texts),
                text.cut(),
                text.says(),
                hits.last() == null ? "" : PlaceText.write(hits.last()),
                keeper.standing());
    }

    private static Optional<String> suggestion(QueryText text, IndexHits hits, List<String> texts) {
        if (hits.closeness() != Closeness.NEARLY) {
            return Optional.empty();
        }
        var meant = hits.meant();
        return Suggestion.of(meant, texts).or(() -> meant.equals(text) ? Optional.empty() : Optional.of(meant.typed()));
    }

    private FoundEntry entry(SearchRows.Row row, Marker marker) {
        var text = row.metadata();
        return new FoundEntry(
                row.code(),
                marker.mark(text.naming().name()),
                marker.mark(text.naming().description()),
                row.agency(),
                marker.mark(documents.name(row.agency())),
                items(text.items(), marker),
                text.grading().level(),
                text.sharing().shareType().orElse(null),
                text.supply().cycle(),
                text.opening().type());
    }

    private static List<MarkedText> items(List<EntryItem> items, Marker marker) {
        return items.stream()
                .map(item -> {
                    var title = marker.mark(item.title());
                    return title.hasMarks() || item.name().equals(item.title()) ? title : both(title, marker, item);
                })
                .filter(MarkedText::hasMarks)
                .limit(MOST_ITEMS)
                .toList();
    }

    private static MarkedText both(MarkedText title, Marker marker, EntryItem item) {
        var name = marker.mark(item.name());
        if (!name.hasMarks()) {
            return title;
        }
        var pieces = new ArrayList<>(title.pieces());
        pieces.add(new MarkedText.Piece(" ", false));
        pieces.addAll(name.pieces());
        return new MarkedText(pieces);
    }
}
