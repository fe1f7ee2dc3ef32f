package org.zhanqiao.catalog.inventory;

import java.io.IOException;
import java.util.List;
import org.springframework.modulith.NamedInterface;

/// Reads how the databases of agencies are built. Implemented by the feature that knows where they are; of
/// values it tells only what they look like.
@NamedInterface("inventory")
public interface SchemaReader {

    /// Schemas of more tables are not read whole.
    int MOST_TABLES = 1_000;

    /// The databases of an agency that can be asked: those that serve no other.
    List<String> listSources(String agency);

    /// So many rows of a table are looked at, at most.
    int ROWS_OF_A_TABLE = 200;

    /// Tables and views of a database with their columns, those that its account may read; no more than one beyond
    /// [#MOST_TABLES].
    ///
    /// @throws IOException when the database cannot be asked
    List<TableOutline> readTables(String source) throws IOException;
}
