package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.zhanqiao.samplecity.Defect.Cells;
import org.zhanqiao.samplecity.Defect.Spoil;

/// The wrong values that take the place of right ones. Each differs from the right one in every case.
final class Spoils {

    private static final Map<String, String> PREDECESSORS =
            Map.of("370203", "370205", "370215", "370282", "370211", "370284");

    static final Spoil MISSING = (right, draws, options) -> null;
    static final Spoil UNMARRIED = (right, draws, options) -> "未婚";
    static final Spoil PAID = (right, draws, options) -> "领取";
    static final Spoil INSURED = (right, draws, options) -> "参保";
    static final Spoil LARGER_SHARE = (right, draws, options) -> draws.chance(5000) ? "60.00" : "100.00";
    static final Spoil EMPLOYER = (right, draws, options) -> Enterprises.unknownCode(draws);
    static final Spoil FUTURE = (right, draws, options) -> options.asOf().plusDays(draws.between(30, 3000));
    static final Spoil PHONE = (right, draws, options) -> phone(right.toString(), draws);
    static final Spoil PLATE = (right, draws, options) -> plate(right.toString(), draws);
    static final Spoil RETIRED_CODE = (right, draws, options) -> PREDECESSORS.get(right.toString());
    static final Spoil NEXT_DAY =
            (right, draws, options) -> LocalDate.parse(right.toString()).minusDays(draws.between(1, 3));
    static final Spoil IMPOSSIBLE = (right, draws, options) ->
            right.toString().substring(0, 4) + draws.pick(List.of("0230", "0431", "1301", "0600", "0931"));
    static final Spoil OTHER_SEX = (right, draws, options) -> right.toString().equals("男") ? "女" : "男";
    static final Spoil HUNDREDFOLD = (right, draws, options) ->
            draws.chance(3000) ? "-" + right.toString() : right.toString().replace(".", "") + ".00";
    static final Spoil STALE = (right, draws, options) -> ((OffsetDateTime) right).minusDays(draws.between(1200, 2600));
    static final Spoil NAME = (right, draws, options) -> spelling(right.toString(), draws);
    static final Spoil ID_CHECK = (right, draws, options) -> {
        String id = right.toString();
        return id.substring(0, 17) + other("0123456789X", id.charAt(17), draws);
    };
    static final Spoil USCC_CHECK = (right, draws, options) -> {
        String code = right.toString();
        return code.substring(0, 17) + other("0123456789ABCDEFGHJKLMNPQRTUWXY", code.charAt(17), draws);
    };

    /// Characters that clerks take for one another: same sound, same look, or traditional for simplified.
    private static final String CONFUSED =
            "晓小芳方静靖建健华花国囯丽莉英瑛玉钰文雯伟玮海诲志智秀琇春椿燕雁明铭军君红虹梅玫敏闽宁甯涵函轩宣宇雨梓紫子仔浩昊欣心" + "强彊平萍东冬辉晖刚钢勇永德徳兰岚珍珎桂贵淑叔娟涓霞瑕云芸爱瑷";

    private Spoils() {}

    static boolean hasPredecessor(Cells cells) {
        return PREDECESSORS.containsKey(cells.text("area_code"));
    }

    /// A character of the given name confused with another, or else a blank slipped in after the surname.
    private static String spelling(String name, Draws draws) {
        if (draws.chance(8500)) {
            for (int i = 1; i < name.length(); i++) {
                int place = CONFUSED.indexOf(name.charAt(i));
                if (place >= 0) {
                    return name.substring(0, i) + CONFUSED.charAt(place ^ 1) + name.substring(i + 1);
                }
            }
        }
        return name.charAt(0) + "\u3000" + name.substring(1);
    }

    private static String phone(String phone, Draws draws) {
        return switch (draws.below(3)) {
            case 0 -> phone.substring(0, phone.length() - 1);
            case 1 -> phone.substring(0, 4) + "****" + phone.substring(8);
            default -> "0" + phone + "0";
        };
    }

    private static String plate(String plate, Draws draws) {
        return switch (draws.below(3)) {
            case 0 -> plate.substring(0, plate.length() - 1) + "O";
            case 1 -> plate.substring(0, 2) + plate.substring(3, plate.length() - 1);
            default -> plate.substring(1);
        };
    }

    private static char other(String alphabet, char right, Draws draws) {
        int place = (alphabet.indexOf(right) + draws.between(1, alphabet.length() - 1)) % alphabet.length();
        return alphabet.charAt(place);
    }
}
