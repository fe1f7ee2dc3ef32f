/// Reports that say the same. [SimilarReports] suggests them for a report; whether they are one barrier, people decide.
/// Each control plane keeps an index of Apache Lucene in memory that follows the database; how alike two reports are is
/// computed from their texts ([Likeness]).
@NullMarked
package org.zhanqiao.barrier.similar;

import org.jspecify.annotations.NullMarked;
