package org.zhanqiao.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The index of one control plane: entries in, and a view of them that stays as it is while one question is answered.
/// What a text of an entry is shown as comes from the database; the index holds terms and codes alone.
///
/// One thread writes; any number read.
final class SearchIndex implements AutoCloseable {

    static final String CODE = "code";
    static final String CODE_LOWER = "codeLower";
    static final String EXACT_NAME = "exactName";
    static final String CITY = "city";
    static final String RICHNESS = "richness";
    static final String ITEM_COUNT = "items";

    /// How much a term's number in a text, and the text's length, count (BM25). Names are short and alike in length:
    /// that one is two characters shorter says little.
    private static final BM25Similarity RANKING = new BM25Similarity(1.2f, 0.3f);

    private static final double BUFFER_MEGABYTES = 32;

    private final CatalogAnalyzer analyzer = new CatalogAnalyzer();
    private final FacetsConfig facets = facetsOfEntries();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ExecutorService threads;

    /// Opens what is there, or begins an empty index.
    ///
    /// @param directory closed with the index
    /// @throws IOException when it cannot be read, in [org.apache.lucene.index.CorruptIndexException] because it is
    ///     damaged
    SearchIndex(Directory directory) throws IOException {
        this.directory = directory;
        var config = new IndexWriterConfig(analyzer)
                .setSimilarity(RANKING)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false);
        this.writer = new IndexWriter(directory, config);
        this.threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("catalog-search-", 1).daemon().factory());
        this.searchers = new SearcherManager(writer, new Parallel(threads));
    }

    /// Searches the parts of the index side by side.
    private static final class Parallel extends SearcherFactory {
        private final ExecutorService threads;

        private Parallel(ExecutorService threads) {
            this.threads = threads;
        }

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            var searcher = new IndexSearcher(reader, threads);
            searcher.setSimilarity(RANKING);
            return searcher;
        }
    }

    private static FacetsConfig facetsOfEntries() {
        var config = new FacetsConfig();
        config.setMultiValued(Facet.CLASS.name(), true);
        return config;
    }

    CatalogAnalyzer analyzer() {
        return analyzer;
    }

    FacetsConfig facetsConfig() {
        return facets;
    }

    void put(SearchDocument document) throws IOException {
        writer.updateDocument(new Term(CODE, document.code()), facets.build(made(document)));
    }

    /// For the first filling, when nothing can be there to be replaced.
    ///
    /// @throws UncheckedIOException when it cannot be written
    void add(SearchDocument document) {
        try {
            writer.addDocument(facets.build(made(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Entries that searches see.
    int size() throws IOException {
        return read(searcher -> searcher.getIndexReader().numDocs());
    }

    /// Lets go of what was not committed; searches go on with what they see. Nothing can be written afterwards.
    void giveUpWriting() throws IOException {
        writer.rollback();
    }

    void remove(Collection<String> codes) throws IOException {
        writer.deleteDocuments(codes.stream().map(code -> new Term(CODE, code)).toArray(Term[]::new));
    }

    void removeAll() throws IOException {
        writer.deleteAll();
    }

    /// Makes durable what was written, with notes beside it.
    void commit(Map<String, String> notes) throws IOException {
        writer.setLiveCommitData(new HashMap<>(notes).entrySet());
        writer.commit();
    }

    /// The notes of the last commit.
    Map<String, String> notes() {
        var notes = new HashMap<String, String>();
        Optional.ofNullable(writer.getLiveCommitData())
                .ifPresent(data -> data.forEach(note -> notes.put(note.getKey(), note.getValue())));
        return notes;
    }

    /// Lets searches see what was written.
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /// Does something with the index as it is now.
    <T> T read(Reading<T> reading) throws IOException {
        var searcher = searchers.acquire();
        try {
            return reading.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    interface Reading<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    /// A name as it is compared with a whole question.
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static Document made(SearchDocument entry) {
        var document = new Document();
        document.add(new StringField(CODE, entry.code(), Field.Store.NO));
        document.add(new SortedDocValuesField(CODE, new BytesRef(entry.code())));
        document.add(new StringField(CODE_LOWER, entry.code().toLowerCase(Locale.ROOT), Field.Store.NO));
        document.add(new StringField(EXACT_NAME, folded(entry.name()), Field.Store.NO));
        document.add(new StringField(CITY, Boolean.toString(entry.city()), Field.Store.NO));
        document.add(
                new FeatureField(RICHNESS, ITEM_COUNT, 1 + entry.itemTitles().size()));
        text(document, TextField.NAME, List.of(entry.name()));
        text(document, TextField.ITEMS, entry.itemTitles());
        text(document, TextField.ITEMS, entry.itemNames());
        text(document, TextField.AGENCY, List.of(entry.agencyName()));
        text(document, TextField.DESCRIPTION, List.of(entry.description()));
        entry.classes().forEach(code -> document.add(new SortedSetDocValuesFacetField(Facet.CLASS.name(), code)));
        entry.facets().forEach((facet, value) -> document.add(new SortedSetDocValuesFacetField(facet.name(), value)));
        return document;
    }

    private static void text(Document document, TextField field, List<String> values) {
        for (var value : values) {
            document.add(new org.apache.lucene.document.TextField(field.field(), value, Field.Store.NO));
            document.add(new org.apache.lucene.document.TextField(TextField.ALL, value, Field.Store.NO));
        }
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer;
                searchers) {
            threads.shutdown();
        }
    }
}
