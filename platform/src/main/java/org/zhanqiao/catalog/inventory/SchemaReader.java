package org.zhanqiao.catalog.inventory;

import java.io.IOException;
import java.util.List;
import org.springframework.modulith.NamedInterface;

/// Reads how the databases of agencies are built. Implemented by the feature that knows where they are; no value of a
/// row is read.
@NamedInterface("inventory")
public interface SchemaReader {

    /// The databases of an agency that can be asked.
    List<String> listSources(String agency);

    /// Tables and views of a database with their columns, by name.
    ///
    /// @throws IOException when the database cannot be asked
    List<TableOutline> readTables(String source) throws IOException;
}
