package org.zhanqiao.protection.suggest;

import static org.zhanqiao.protection.suggest.Category.ORGANISATION;
import static org.zhanqiao.protection.suggest.Category.PERSONAL;
import static org.zhanqiao.protection.suggest.Category.SENSITIVE_PERSONAL;

import org.springframework.modulith.NamedInterface;
import org.zhanqiao.protection.Level;

/// What a data item may hold that its level depends on. The words by which titles and values say so are in
/// `words.properties`;
/// levels are common practice, no text fixes them.
@NamedInterface("suggest")
public enum Kind {
    /// GB 11643, with its check character and a birth date that exists.
    RESIDENT_ID(SENSITIVE_PERSONAL, Level.L3, "居民身份证号", "resident identity number"),
    /// GB 32100, with its check character.
    SOCIAL_CREDIT_CODE(ORGANISATION, Level.L1, "统一社会信用代码", "unified social credit code"),
    /// GB 11714, with its check character.
    ORGANISATION_CODE(ORGANISATION, Level.L1, "组织机构代码", "organisation code"),
    MOBILE(PERSONAL, Level.L3, "手机号", "mobile number"),
    LANDLINE(PERSONAL, Level.L2, "固定电话", "landline number"),
    EMAIL(PERSONAL, Level.L2, "电子邮箱", "e-mail address"),
    PERSON_NAME(PERSONAL, Level.L2, "人名", "person's name"),
    ADDRESS(PERSONAL, Level.L3, "地址", "address"),
    BIRTH_DATE(PERSONAL, Level.L3, "出生日期", "date of birth"),
    PERSONAL_STATUS(PERSONAL, Level.L3, "婚姻、民族等个人身份状况", "personal status such as marriage or ethnicity"),
    PLATE(PERSONAL, Level.L2, "机动车号牌", "vehicle plate"),
    /// Passes the check of Luhn and begins as bank cards do.
    BANK_CARD(SENSITIVE_PERSONAL, Level.L3, "银行卡号", "bank card number"),
    FINANCE(SENSITIVE_PERSONAL, Level.L3, "个人收入或账户情况", "personal income or account"),
    HEALTH(SENSITIVE_PERSONAL, Level.L4, "健康医疗信息", "health"),
    RELIGION(SENSITIVE_PERSONAL, Level.L4, "宗教信仰", "religion"),
    BIOMETRIC(SENSITIVE_PERSONAL, Level.L4, "生物识别信息", "biometrics"),
    LOCATION_TRACK(SENSITIVE_PERSONAL, Level.L4, "行踪轨迹", "location or track"),
    /// Personal information of people under 14 (PIPL art. 28, 31).
    MINOR(SENSITIVE_PERSONAL, Level.L3, "不满十四周岁未成年人的信息", "somebody under 14");

    private final Category category;
    private final Level level;
    private final String chinese;
    private final String english;

    Kind(Category category, Level level, String chinese, String english) {
        this.category = category;
        this.level = level;
        this.chinese = chinese;
        this.english = english;
    }

    /// Whether values can show it; of the others the title alone speaks.
    boolean showsInValues() {
        return this != FINANCE && this != BIOMETRIC;
    }

    public Category category() {
        return category;
    }

    /// The level advised for it.
    public Level level() {
        return level;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
