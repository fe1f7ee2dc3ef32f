package org.zhanqiao.samplecity;

import java.util.List;

/// One agency's part of the city: what its tables are, and the rows it keeps about a household.
interface TableFamily {

    List<TableSpec> tables();

    /// Writes the rows that do not depend on any household; called once, first.
    default void open(Rows rows) {}

    /// Writes the rows about one household.
    void write(Household household, Rows rows);

    /// Writes what is left after the last household.
    default void close(Rows rows) {}
}
