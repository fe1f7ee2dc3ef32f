package org.zhanqiao.barrier.cases;

import org.zhanqiao.ledger.CaseFigures;

/// How far the city has come.
///
/// @param cleared how many papers of matters nobody has to bring any more, as their chains prove
/// @param spared  how often a year they were handed in, by the counts of the matters
/// @param ahead   whether the platform’s first look is still to come, so that what it finds is not counted yet
public record ProgressView(CaseFigures.Figures figures, long cleared, long spared, boolean ahead) {}
