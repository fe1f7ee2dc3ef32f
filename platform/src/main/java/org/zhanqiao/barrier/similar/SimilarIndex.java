package org.zhanqiao.barrier.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// Which reports hold which words, in memory: words and ids alone, no text. One thread writes; any number read.
final class SimilarIndex implements AutoCloseable {

    private static final String ID = "id";
    private static final String MATTER = "matter";
    private static final String PAPER = "paper";
    private static final String ALL = "all";

    /// Of a report’s words the rarest are asked for; the others find what these find.
    private static final int MOST_WORDS = 48;

    private static final double BUFFER_MEGABYTES = 16;

    private final IndexWriter writer;
    private final SearcherManager searchers;

    SimilarIndex() throws IOException {
        this.writer = new IndexWriter(
                new ByteBuffersDirectory(),
                new IndexWriterConfig(new KeywordAnalyzer()).setRAMBufferSizeMB(BUFFER_MEGABYTES));
        this.searchers = new SearcherManager(writer, null);
    }

    /// Puts a report in, or in the place of what was there of the same id.
    void put(long id, Words words) throws IOException {
        var document = new Document();
        document.add(new StringField(ID, Long.toString(id), Field.Store.NO));
        document.add(new NumericDocValuesField(ID, id));
        words.matter().forEach(word -> document.add(new StringField(MATTER, word, Field.Store.NO)));
        words.paper().forEach(word -> document.add(new StringField(PAPER, word, Field.Store.NO)));
        words.all().forEach(word -> document.add(new StringField(ALL, word, Field.Store.NO)));
        writer.updateDocument(new Term(ID, Long.toString(id)), document);
    }

    /// Lets readers see what was put in.
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /// Makes one part of all parts: what a word weighs is asked of each part, often. Worth its time after a filling.
    void compact() throws IOException {
        writer.forceMerge(1);
    }

    /// What is made of a view, of which nothing changes meanwhile.
    interface Reading<T> {
        T from(View view) throws IOException;
    }

    <T> T read(Reading<T> reading) throws IOException {
        var searcher = searchers.acquire();
        try {
            return reading.from(new View(searcher));
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        writer.getDirectory().close();
    }

    /// The index as it was at one moment.
    static final class View {

        private final IndexSearcher searcher;

        private View(IndexSearcher searcher) {
            this.searcher = searcher;
        }

        /// What a word weighs: more, the fewer reports hold it.
        double weight(String word) {
            int reports = searcher.getIndexReader().maxDoc();
            return Math.log(1 + (reports + 1.0) / (holders(ALL, word) + 1.0));
        }

        private int holders(String field, String word) {
            try {
                return searcher.getIndexReader().docFreq(new Term(field, word));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Reports that hold some of the words, those that hold the most of their weight first.
        Candidates candidates(Words words, Likeness likeness) {
            var query = new BooleanQuery.Builder();
            add(query, MATTER, words.matter(), Likeness.NAMED, likeness);
            add(query, PAPER, words.paper(), Likeness.NAMED, likeness);
            add(query, ALL, words.all(), Likeness.TOLD, likeness);
            return new Candidates(query.build());
        }

        private void add(
                BooleanQuery.Builder query, String field, Set<String> words, double weight, Likeness likeness) {
            double whole = likeness.weight(words);
            words.stream()
                    .filter(word -> holders(field, word) > 0)
                    .sorted(Comparator.<String>comparingDouble(likeness::weight)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(MOST_WORDS)
                    .forEach(word -> {
                        var held = new ConstantScoreQuery(new TermQuery(new Term(field, word)));
                        float share = (float) (weight * likeness.weight(word) / whole);
                        query.add(new BoostQuery(held, share), Occur.SHOULD);
                    });
        }

        /// Candidates, some after the others.
        final class Candidates {

            private final Query query;
            private @Nullable ScoreDoc last;

            private Candidates(Query query) {
                this.query = query;
            }

            /// Ids of the next; fewer than asked for when no more are left.
            List<Long> next(int most) throws IOException {
                var ids = new ArrayList<Long>();
                var top = searcher.search(query, new TopScoreDocCollectorManager(most, last, most));
                for (var found : top.scoreDocs) {
                    ids.add(id(found.doc));
                    last = found;
                }
                return ids;
            }

            private long id(int doc) throws IOException {
                var leaves = searcher.getIndexReader().leaves();
                var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
                var values = leaf.reader().getNumericDocValues(ID);
                if (values == null || !values.advanceExact(doc - leaf.docBase)) {
                    throw new IOException("a report without an id in the index");
                }
                return values.longValue();
            }
        }
    }
}
