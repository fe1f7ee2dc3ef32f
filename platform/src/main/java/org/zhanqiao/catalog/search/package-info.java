/// Finding entries of the catalog: an index of Apache Lucene on each control plane's disk that follows the database,
/// and the pages and interface over it. [CatalogSearch] is the way in; why Lucene, and how it follows, is in
/// `docs/decisions/0011-search.md`.
@NullMarked
package org.zhanqiao.catalog.search;

import org.jspecify.annotations.NullMarked;
