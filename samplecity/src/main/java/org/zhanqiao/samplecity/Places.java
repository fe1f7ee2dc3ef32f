package org.zhanqiao.samplecity;

import java.util.List;
import java.util.Map;
import org.zhanqiao.samplecity.Divisions.Area;
import org.zhanqiao.samplecity.Divisions.Community;
import org.zhanqiao.samplecity.Divisions.Street;

/// Draws addresses in real communities. Areas weigh as many ten thousand inhabitants as the census of 2020 counted,
/// rounded.
final class Places {

    /// Share of the city's inhabitants, in parts of [#TOTAL_WEIGHT].
    private static final Map<String, Integer> WEIGHTS = Map.of(
            "370202", 49, "370203", 109, "370211", 190, "370212", 50, "370213", 73, "370214", 111, "370215", 134,
            "370281", 99, "370283", 119, "370285", 72);

    private static final int TOTAL_WEIGHT =
            WEIGHTS.values().stream().mapToInt(Integer::intValue).sum();

    private static final Map<String, List<String>> ROADS = Map.of(
            "370202", roads("香港中路 东海西路 江西路 宁夏路 闽江路 南京路 山东路 太平路"),
            "370203", roads("辽阳西路 敦化路 台东三路 延安三路 登州路 鞍山路 重庆南路 杭州路"),
            "370211", roads("长江中路 井冈山路 香江路 漓江西路 珠江路 钱塘江路 灵山湾路 滨海大道"),
            "370212", roads("海尔路 苗岭路 香港东路 秦岭路 深圳路 仙霞岭路 银川东路 株洲路"),
            "370213", roads("京口路 书院路 九水路 重庆中路 金水路 黑龙江中路 四流中路 文昌路"),
            "370214", roads("正阳路 春阳路 长城路 重庆北路 明阳路 和阳路 崇阳路 山城路"),
            "370215", roads("鹤山路 振华街 烟青路 蓝鳌路 新兴路 嵩山二路 泰山二路 青威路"),
            "370281", roads("郑州东路 福州南路 兰州西路 广州北路 北京东路 杭州路 泸州路 澳门路"),
            "370283", roads("人民路 红旗路 青岛路 郑州路 杭州路 胜利路 常州路 福州路"),
            "370285", roads("烟台路 威海西路 青岛路 上海路 北京路 长岛路 黄海路 石岛路"));

    private static final List<String> ESTATES =
            roads("海信花园 锦绣家园 阳光花园 海景苑 金色家园 鑫源小区 怡和苑 东方明珠 碧海蓝天 温馨家园 康乐小区 丽景苑 书香苑 龙泽苑");

    private final Divisions divisions;
    private final Weighted<Area> areas = new Weighted<>();

    Places(Divisions divisions) {
        this.divisions = divisions;
        divisions.listAreas().forEach(area -> areas.add(weight(area.code()), area));
    }

    /// The share of the city's inhabitants who live in an area, times the whole.
    static long share(long whole, String areaCode) {
        return whole * weight(areaCode) / TOTAL_WEIGHT;
    }

    Area area(Draws draws) {
        return areas.pick(draws);
    }

    /// A dwelling somewhere in the city.
    Place dwelling(Draws draws) {
        return dwelling(draws, area(draws));
    }

    /// A dwelling in the area.
    Place dwelling(Draws draws, Area area) {
        Community community = draws.pick(divisions.listCommunitiesOf(area.code()));
        Street street = divisions.findStreet(community.streetCode()).orElseThrow();
        StringBuilder text = start(area, street, community);
        if (community.rural()) {
            text.append(draws.between(1, 480)).append('号');
        } else {
            text.append(road(draws, area))
                    .append(draws.between(1, 299))
                    .append('号')
                    .append(draws.pick(ESTATES));
            text.append(draws.between(1, 36))
                    .append("号楼")
                    .append(draws.between(1, 4))
                    .append("单元");
            text.append(draws.between(1, 28) * 100 + draws.between(1, 4)).append('室');
        }
        return new Place(area, street, community, text.toString());
    }

    /// The seat of a firm in the area.
    Place office(Draws draws, Area area) {
        Community community = draws.pick(divisions.listCommunitiesOf(area.code()));
        Street street = divisions.findStreet(community.streetCode()).orElseThrow();
        StringBuilder text = start(area, street, community);
        if (!community.rural()) {
            text.append(road(draws, area));
        }
        text.append(draws.between(1, 599)).append('号');
        return new Place(area, street, community, text.toString());
    }

    private static StringBuilder start(Area area, Street street, Community community) {
        return new StringBuilder(48)
                .append("青岛市")
                .append(area.name())
                .append(street.name())
                .append(community.shortName());
    }

    private static String road(Draws draws, Area area) {
        return draws.pick(ROADS.getOrDefault(area.code(), List.of("人民路")));
    }

    private static int weight(String areaCode) {
        return WEIGHTS.getOrDefault(areaCode, 0);
    }

    private static List<String> roads(String names) {
        return List.of(names.split(" ", -1));
    }
}
