package org.zhanqiao.catalog.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the index lies: a directory, or memory when none is named.
record IndexPlace(Optional<Path> directory) {

    private static final Logger LOG = LoggerFactory.getLogger(IndexPlace.class);

    static IndexPlace of(String directory) {
        return new IndexPlace(directory.isBlank() ? Optional.empty() : Optional.of(Path.of(directory)));
    }

    /// Opens the index that is there. What cannot be read is deleted: all of it is in the database.
    SearchIndex open() throws IOException {
        if (directory.isEmpty()) {
            return new SearchIndex(new ByteBuffersDirectory());
        }
        var path = directory.get();
        Files.createDirectories(path);
        try {
            return new SearchIndex(new MMapDirectory(path));
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | NoSuchFileException
                | FileNotFoundException
                | EOFException e) {
            LOG.warn(
                    "the search index in {} is damaged or of another version and is made anew: {}",
                    path,
                    e.getClass().getSimpleName());
            return openAnew();
        }
    }

    /// An empty index in the place of whatever is there.
    SearchIndex openAnew() throws IOException {
        if (directory.isEmpty()) {
            return new SearchIndex(new ByteBuffersDirectory());
        }
        delete(directory.get());
        return new SearchIndex(new MMapDirectory(directory.get()));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(directory)) {
                    Files.delete(file);
                }
            }
        }
    }
}
