package org.zhanqiao.demand.collection;

/// Why a field and what a dataset holds are taken for the same.
public enum How {
    SAME_NAME(0.95),
    /// The same but for whose it is: 申请人性别.
    WITHOUT_ROLE(0.9),
    /// Names of one element of a standard.
    STANDARD_ELEMENT(0.9),
    /// Usual names of the same.
    USUAL_NAME(0.88),
    /// 号 for 号码 and the like.
    OTHER_SPELLING(0.85),
    /// A part of the dataset’s name and an item’s: 结婚登记日期.
    DATASET_AND_ITEM(0.85),
    /// Words that the search of the catalog takes for the same.
    SYNONYM(0.8),
    /// A paper, and the register it is made from.
    PAPER(0.8);

    private final double confidence;

    How(double confidence) {
        this.confidence = confidence;
    }

    /// 0 to 1, before the values’ type and standard are looked at.
    double confidence() {
        return confidence;
    }
}
