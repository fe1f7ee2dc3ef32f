package org.zhanqiao.samplecity;

/// Sex as the 17th digit of a resident's number states it (GB 11643-1999): odd is male, even is female.
public enum Sex {
    /// 男
    MALE("男"),
    /// 女
    FEMALE("女");

    private final String label;

    Sex(String label) {
        this.label = label;
    }

    /// The word the registers store, 男 or 女.
    public String label() {
        return label;
    }
}
