package org.zhanqiao.exchange;

import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.protection.LevelTable;

/// What a grant stands on: its service, the dataset as it is now, and what levels allow now.
record Ground(DataService service, Dataset dataset, SourceKind kind, LevelTable levels) {}
