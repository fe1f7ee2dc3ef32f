package org.zhanqiao.samplecity;

/// The kinds of defect that are planted on purpose.
public enum DefectKind {
    /// The last character of a citizen's number or of a social credit code is wrong.
    WRONG_CHECK_DIGIT("校验码错误", "Wrong check digit"),
    /// A division code that was retired stands where a current one belongs.
    RETIRED_DIVISION_CODE("停用区划代码", "Retired division code"),
    /// A date written as text that no calendar has.
    IMPOSSIBLE_DATE("不存在的日期", "Impossible date"),
    /// A date after the day on which the city is seen.
    FUTURE_DATE("未来日期", "Date in the future"),
    /// A date of birth other than the one in the citizen's number.
    BIRTH_DATE_MISMATCH("出生日期与身份号码不符", "Birth date differs from the number"),
    /// A sex other than the one in the citizen's number.
    SEX_MISMATCH("性别与身份号码不符", "Sex differs from the number"),
    /// A name spelt otherwise than in the register of residents.
    NAME_SPELLING("姓名写法不一致", "Name spelt differently"),
    /// A value that must be there is not.
    MISSING_VALUE("必填值缺失", "Missing value"),
    /// A person stands in the register twice.
    DUPLICATE_PERSON("重复登记", "Duplicate person"),
    /// A deceased person is still enrolled in medical insurance.
    DECEASED_STILL_INSURED("死亡人员仍参保", "Deceased but still insured"),
    /// A deceased person still draws a pension.
    DECEASED_STILL_PAID("死亡人员仍领取待遇", "Deceased but still paid"),
    /// The row was last confirmed more than three years ago.
    STALE_ROW("数据陈旧", "Stale row"),
    /// A telephone number of a form that does not exist.
    ILLEGAL_PHONE("电话号码格式错误", "Illegal telephone number"),
    /// A number plate of a form that does not exist.
    ILLEGAL_PLATE("号牌格式错误", "Illegal number plate"),
    /// The register of residents and that of marriages disagree on whether somebody is married.
    MARRIAGE_MISMATCH("婚姻状况不一致", "Marital status differs"),
    /// A measure outside what is possible.
    OUT_OF_RANGE("数值越界", "Value out of range"),
    /// A code of an enterprise that is not in the register of enterprises.
    UNKNOWN_EMPLOYER("用人单位不存在", "Unknown employer"),
    /// The shares of a property do not add up to 100 per cent.
    SHARE_SUM("份额合计不等于百分之百", "Shares do not add up");

    private final String title;
    private final String titleEn;

    DefectKind(String title, String titleEn) {
        this.title = title;
        this.titleEn = titleEn;
    }

    /// Chinese name.
    public String title() {
        return title;
    }

    /// English name.
    public String titleEn() {
        return titleEn;
    }
}
