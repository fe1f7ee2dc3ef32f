package org.zhanqiao.hosting;

import java.util.regex.Pattern;

/// What a heading alone says about its column, in Chinese and in English.
///
/// @param title as it stands in the file; `streetCode`, `street_code` and `STREET CODE` say the same
record ColumnHeading(String title) {

    private static final Pattern CODE = ending(
            "代码|代号|编码|编号|号码|证号|学号|工号|账号|卡号|文号|邮编|区号|行政区划",
            "(?<![a-z])(?:code|zip|postcode|zipcode|uscc)|(?:phone|id|account|card|serial)[_ ]?(?:number|no)");

    private static final Pattern MEASURE = ending(
            "年龄|年份|年度|岁|数|数量|人数|户数|金额|价|价格|收入|工资|费|费用|余额|面积|长度|高度|重量|比例|率|元|平方米|分|天",
            "(?<![a-z])(?:age|year|count|amount|sum|total|price|income|salary|wage|fee|cost|balance|area|weight|height"
                    + "|length|quantity|population)");

    /// Its values name something; they are not counted with, whatever digits they are made of.
    boolean saysCode() {
        return CODE.matcher(words()).find();
    }

    /// Its values are counted or measured: ages, years, amounts.
    boolean saysMeasure() {
        return MEASURE.matcher(words()).find();
    }

    /// Small letters, with a space where a capital begins a word; a unit in brackets at the end is dropped.
    private String words() {
        return title.strip()
                .replaceFirst("[(（][^)）]*[)）]$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT)
                .strip();
    }

    private static Pattern ending(String chinese, String english) {
        return Pattern.compile("(?:" + chinese + "|" + english + ")$");
    }
}
