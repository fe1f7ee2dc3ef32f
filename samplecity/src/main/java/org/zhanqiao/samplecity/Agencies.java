package org.zhanqiao.samplecity;

import java.util.List;

/// The agencies of the city. Their names are the real ones, their codes are made up.
final class Agencies {

    static final AgencySpec POLICE = organ("police", 1, "公安局", "Public Security Bureau");
    static final AgencySpec CIVIL_AFFAIRS = organ("civil_affairs", 2, "民政局", "Civil Affairs Bureau");
    static final AgencySpec HEALTH = organ("health", 3, "卫生健康委员会", "Health Commission");
    static final AgencySpec NATURAL_RESOURCES =
            organ("natural_resources", 4, "自然资源和规划局", "Natural Resources and Planning Bureau");
    static final AgencySpec MARKET = organ("market", 5, "市场监督管理局", "Market Regulation Bureau");
    static final AgencySpec HUMAN_RESOURCES =
            organ("human_resources", 6, "人力资源和社会保障局", "Human Resources and Social Security Bureau");
    static final AgencySpec MEDICAL_INSURANCE = organ("medical_insurance", 7, "医疗保障局", "Healthcare Security Bureau");
    static final AgencySpec EDUCATION = organ("education", 8, "教育局", "Education Bureau");
    static final AgencySpec HOUSING_FUND = agency(
            "12", "housing_fund", 9, "青岛市住房公积金管理中心", "市公积金中心", "Housing Provident Fund Centre", SourceKind.JDBC_H2);
    static final AgencySpec WATER =
            agency("91", "water", 10, "青岛水务集团有限公司", "水务集团", "Qingdao Water Group", SourceKind.HTTP);
    static final AgencySpec ENERGY =
            agency("91", "energy", 11, "青岛能源集团有限公司", "能源集团", "Qingdao Energy Group", SourceKind.HTTP);

    private static final List<AgencySpec> ALL = List.of(
            POLICE,
            CIVIL_AFFAIRS,
            HEALTH,
            NATURAL_RESOURCES,
            MARKET,
            HUMAN_RESOURCES,
            MEDICAL_INSURANCE,
            EDUCATION,
            HOUSING_FUND,
            WATER,
            ENERGY);

    private Agencies() {}

    static List<AgencySpec> list() {
        return ALL;
    }

    private static AgencySpec organ(String id, int number, String office, String nameEn) {
        return agency("11", id, number, "青岛市" + office, "市" + office, "Qingdao " + nameEn, SourceKind.POSTGRESQL);
    }

    private static AgencySpec agency(
            String kind, String id, int number, String name, String shortName, String nameEn, SourceKind source) {
        String code = Uscc.of(kind, "370200", "9000" + Texts.padded(number, 4));
        return new AgencySpec(code, id, name, shortName, nameEn, source, "agency_" + id);
    }
}
