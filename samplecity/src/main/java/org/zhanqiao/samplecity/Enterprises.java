package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.util.List;
import org.zhanqiao.samplecity.Divisions.Area;

/// The city's enterprises. What one is, but for its legal person, follows from the seed and its number alone, so that
/// a worker's row can name the employer wherever it is made.
final class Enterprises {

    private static final long STREAM = 2;

    /// 31 to the fifth: as many enterprises as five characters of a code can tell apart.
    private static final long CODES = 28_629_151;

    /// A line of business.
    ///
    /// @param industry letter of GB/T 4754-2017
    /// @param word the trade in the firm's name
    private record Trade(String industry, String word) {}

    /// What the register says of an enterprise but for its legal person.
    ///
    /// @param capital registered, in units of 10,000 yuan
    record Enterprise(
            String uscc,
            String name,
            String industry,
            int capital,
            LocalDate established,
            boolean open,
            Place place,
            String phone) {}

    private static final List<Trade> TRADES = List.of(
            new Trade("C", "机械制造"),
            new Trade("C", "橡胶制品"),
            new Trade("C", "家用电器"),
            new Trade("C", "食品"),
            new Trade("C", "纺织服装"),
            new Trade("F", "商贸"),
            new Trade("F", "国际贸易"),
            new Trade("F", "水产"),
            new Trade("F", "建材"),
            new Trade("G", "物流"),
            new Trade("G", "国际货运代理"),
            new Trade("I", "软件"),
            new Trade("I", "信息技术"),
            new Trade("E", "建筑工程"),
            new Trade("E", "装饰工程"),
            new Trade("H", "餐饮管理"),
            new Trade("H", "酒店管理"),
            new Trade("L", "企业管理咨询"),
            new Trade("M", "生物科技"),
            new Trade("K", "置业"),
            new Trade("O", "家政服务"),
            new Trade("P", "教育咨询"),
            new Trade("R", "文化传媒"),
            new Trade("A", "生态农业"));

    private static final String FIRST = "海蓝金鑫华瑞德恒鼎正联泰盛通信诚润康博天东百新中";
    private static final String SECOND = "达源鹏洋丰隆祥利昌和安宇腾顺邦悦森航特科创洲旺兴";

    private final FillOptions options;
    private final Places places;
    private final WorkingDays workingDays;

    Enterprises(FillOptions options, Places places, WorkingDays workingDays) {
        this.options = options;
        this.places = places;
        this.workingDays = workingDays;
    }

    /// How many there are: one for thirty residents.
    static long count(FillOptions options) {
        return options.residents() / 30;
    }

    /// The enterprise itself, or the one before it when that one is closed: one in twenty is.
    static long employing(long number) {
        return open(number) ? number : number - 1;
    }

    private static boolean open(long number) {
        return number % 20 != 19;
    }

    /// The enterprise with a number from 0 to below the count.
    Enterprise get(long number) {
        Draws draws = Draws.of(options.seed(), STREAM, number);
        Area area = places.area(draws);
        Trade trade = draws.pick(TRADES);
        String style = "" + FIRST.charAt(draws.below(FIRST.length())) + SECOND.charAt(draws.below(SECOND.length()))
                + (draws.chance(5000) ? "" : SECOND.charAt(draws.below(SECOND.length())));
        LocalDate established = workingDays.onOrBefore(
                draws.day(options.asOf().minusYears(21), options.asOf().minusYears(1)));
        return new Enterprise(
                code(number, area.code()),
                "青岛" + style + trade.word() + "有限公司",
                trade.industry(),
                draws.pick(List.of(10, 50, 100, 100, 200, 300, 500, 500, 1000, 2000, 5000)),
                established,
                open(number),
                places.office(draws, area),
                "0532-8" + Texts.padded(draws.below(10_000_000), 7));
    }

    /// A code that is well formed but stands for no enterprise of this city.
    static String unknownCode(Draws draws) {
        return Uscc.of("91", "370202", "MB0" + characters(draws.below((int) CODES)));
    }

    private String code(long number, String areaCode) {
        long spread = Math.floorMod(number * 7919 + Math.floorMod(options.seed(), CODES), CODES);
        return Uscc.of("91", areaCode, "MA3" + characters(spread));
    }

    private static String characters(long number) {
        StringBuilder text = new StringBuilder(5);
        long rest = number;
        for (int i = 0; i < 5; i++) {
            text.append(Uscc.character((int) (rest % 31)));
            rest /= 31;
        }
        return text.reverse().toString();
    }
}
