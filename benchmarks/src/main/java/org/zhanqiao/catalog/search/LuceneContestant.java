package org.zhanqiao.catalog.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.store.MMapDirectory;

/// The product's own index. Counts are taken anew for each question.
final class LuceneContestant implements Contestant {

    private final Path dir;
    private final SearchIndex index;
    private final Synonyms synonyms = Synonyms.load();
    private final QueryMaker maker;

    LuceneContestant(Path dir) throws IOException {
        this.dir = Files.createDirectories(dir);
        this.index = new SearchIndex(new MMapDirectory(dir));
        this.maker = new QueryMaker(index.analyzer(), synonyms);
    }

    @Override
    public String title() {
        return "Lucene (the product)";
    }

    @Override
    public void fill(Stream<SearchDocument> documents) throws IOException {
        documents.forEach(index::add);
        index.commit(Map.of());
        index.refresh();
    }

    @Override
    public long ask(String question) throws IOException {
        return new IndexSearch(index, maker)
                .search(QueryText.of(question, synonyms), Map.of(), 0, SearchQuery.DEFAULT_SIZE, null)
                .total();
    }

    @Override
    public long bytes() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            long sum = 0;
            for (var file : files.toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
