package org.zhanqiao.catalog.inventory;

import java.nio.file.Path;
import org.zhanqiao.tabular.TableFile;

/// Reads an inventory in a process of its own, and says how many rows and datasets it holds.
final class ReadWithLittleMemory {

    private ReadWithLittleMemory() {}

    public static void main(String[] arguments) throws Exception {
        var path = Path.of(arguments[0]);
        long[] counts = {0, 0};
        InventoryTable.of(TableFile.open(path, path.getFileName().toString()))
                .read(blocks -> blocks.forEach(block -> {
                    counts[0] += block.rows().size();
                    counts[1]++;
                }));
        System.out.println(counts[0] + " rows, " + counts[1] + " datasets");
    }
}
