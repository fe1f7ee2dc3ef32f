package org.zhanqiao.demand.desk;

/// Measures were asked for that there are none of.
final class UnfitMeasures extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param what the parameters that are wrong
    UnfitMeasures(String what) {
        super(what);
    }
}
