/// An agency's inventory as a table (XLSX or CSV): read, shown line by line as what it would change, and only then
/// taken over as drafts; and written in the same format. Nothing is published here.
@NullMarked
package org.zhanqiao.catalog.inventory;

import org.jspecify.annotations.NullMarked;
