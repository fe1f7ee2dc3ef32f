package org.zhanqiao.barrier.discovery;

/// What following a paper came to.
///
/// @param dataset  code of the dataset that holds it; empty where none was found
/// @param provider code of the agency whose dataset that is; empty likewise
public record Found(DemandedPaper paper, Result result, String dataset, String provider) {}
