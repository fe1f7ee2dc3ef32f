package org.zhanqiao.catalog.search;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;

/// A search engine under measurement: the same entries, the same terms, the same answer to a question (the best twenty,
/// how many there are, and the counts of six facets).
interface Contestant extends AutoCloseable {

    String title();

    void fill(Stream<SearchDocument> documents) throws Exception;

    /// @return entries found
    long ask(String question) throws Exception;

    /// Of everything it keeps for searching.
    long bytes() throws Exception;

    @Override
    void close() throws IOException, SQLException;
}
