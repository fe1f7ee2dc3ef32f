package org.zhanqiao.hosting;

/// Why a column looks like one about people. Whoever publishes it is told, and decides.
public enum PersonalLook {
    IDENTITY_VALUES("每个值都是有效的身份证号", "every value is a valid identity number"),
    TELEPHONE_VALUES("每个值都像手机号", "every value looks like a mobile number"),
    IDENTITY_HEADING("列名说是证件号", "the heading says identity number"),
    TELEPHONE_HEADING("列名说是电话", "the heading says telephone"),
    NAME_HEADING("列名说是人名", "the heading says a person's name"),
    ADDRESS_HEADING("列名说是地址", "the heading says address");

    /// The lowest protection level advised for such a column.
    public static final int ADVISED_LEVEL = 3;

    private final String chinese;
    private final String english;

    PersonalLook(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
