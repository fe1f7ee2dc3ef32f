package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.Defect.ANY;
import static org.zhanqiao.samplecity.DefectKind.BIRTH_DATE_MISMATCH;
import static org.zhanqiao.samplecity.DefectKind.DECEASED_STILL_INSURED;
import static org.zhanqiao.samplecity.DefectKind.DECEASED_STILL_PAID;
import static org.zhanqiao.samplecity.DefectKind.FUTURE_DATE;
import static org.zhanqiao.samplecity.DefectKind.ILLEGAL_PHONE;
import static org.zhanqiao.samplecity.DefectKind.ILLEGAL_PLATE;
import static org.zhanqiao.samplecity.DefectKind.IMPOSSIBLE_DATE;
import static org.zhanqiao.samplecity.DefectKind.MARRIAGE_MISMATCH;
import static org.zhanqiao.samplecity.DefectKind.MISSING_VALUE;
import static org.zhanqiao.samplecity.DefectKind.NAME_SPELLING;
import static org.zhanqiao.samplecity.DefectKind.OUT_OF_RANGE;
import static org.zhanqiao.samplecity.DefectKind.RETIRED_DIVISION_CODE;
import static org.zhanqiao.samplecity.DefectKind.SEX_MISMATCH;
import static org.zhanqiao.samplecity.DefectKind.SHARE_SUM;
import static org.zhanqiao.samplecity.DefectKind.STALE_ROW;
import static org.zhanqiao.samplecity.DefectKind.UNKNOWN_EMPLOYER;
import static org.zhanqiao.samplecity.DefectKind.WRONG_CHECK_DIGIT;

import java.util.List;
import org.zhanqiao.samplecity.Defect.Where;

/// All the rules by which defects are planted, in one place. The register of residents keeps right numbers and names:
/// it is what others are held against. A row gets at most one defect, by the first rule that draws it.
final class Defects {

    static final List<Defect> ALL = List.of(
            in(PoliceTables.RESIDENT, "ethnicity", MISSING_VALUE, 60, Spoils.MISSING),
            in(PoliceTables.RESIDENT, "phone", ILLEGAL_PHONE, 80, filled("phone"), "有电话的行", Spoils.PHONE),
            in(
                    PoliceTables.RESIDENT,
                    "marital_status",
                    MARRIAGE_MISMATCH,
                    60,
                    equal("marital_status", "有配偶"),
                    "有配偶的行",
                    Spoils.UNMARRIED),
            in(PoliceTables.RESIDENT, "updated_at", STALE_ROW, 50, Spoils.STALE),
            in(
                    PoliceTables.HOUSEHOLD,
                    "area_code",
                    RETIRED_DIVISION_CODE,
                    100,
                    Spoils::hasPredecessor,
                    "市北、黄岛、即墨的行",
                    Spoils.RETIRED_CODE),
            in(PoliceTables.PERMIT, "updated_at", STALE_ROW, 100, Spoils.STALE),
            in(VehicleTable.VEHICLE, "plate", ILLEGAL_PLATE, 50, Spoils.PLATE),
            in(HealthTables.BIRTH, "birth_date", BIRTH_DATE_MISMATCH, 60, Spoils.NEXT_DAY),
            in(HealthTables.BIRTH, "hospital", MISSING_VALUE, 50, Spoils.MISSING),
            in(PropertyTable.PROPERTY, "area_m2", MISSING_VALUE, 40, Spoils.MISSING),
            in(PropertyTable.PROPERTY, "area_m2", OUT_OF_RANGE, 40, Spoils.HUNDREDFOLD),
            in(PropertyTable.PROPERTY, "owner_name", NAME_SPELLING, 70, Spoils.NAME),
            in(
                    PropertyTable.PROPERTY,
                    "share_percent",
                    SHARE_SUM,
                    100,
                    equal("share_percent", "50.00"),
                    "共有的行",
                    Spoils.LARGER_SHARE),
            in(EnterpriseTable.ENTERPRISE, "uscc", WRONG_CHECK_DIGIT, 80, Spoils.USCC_CHECK),
            in(EnterpriseTable.ENTERPRISE, "registered_capital", MISSING_VALUE, 80, Spoils.MISSING),
            in(EnterpriseTable.ENTERPRISE, "phone", ILLEGAL_PHONE, 80, Spoils.PHONE),
            in(
                    EnterpriseTable.ENTERPRISE,
                    "area_code",
                    RETIRED_DIVISION_CODE,
                    200,
                    Spoils::hasPredecessor,
                    "市北、黄岛、即墨的行",
                    Spoils.RETIRED_CODE),
            in(SocialInsuranceTables.INSURED, "id_number", WRONG_CHECK_DIGIT, 50, Spoils.ID_CHECK),
            in(SocialInsuranceTables.INSURED, "name", NAME_SPELLING, 100, Spoils.NAME),
            in(
                    SocialInsuranceTables.INSURED,
                    "employer_uscc",
                    UNKNOWN_EMPLOYER,
                    60,
                    filled("employer_uscc"),
                    "单位职工的行",
                    Spoils.EMPLOYER),
            in(SocialInsuranceTables.INSURED, "insured_since", FUTURE_DATE, 40, Spoils.FUTURE),
            in(
                    SocialInsuranceTables.RETIREMENT,
                    "status",
                    DECEASED_STILL_PAID,
                    800,
                    equal("status", "终止"),
                    "终止的行",
                    Spoils.PAID),
            in(
                    MedicalInsuranceTable.ENROLMENT,
                    "status",
                    DECEASED_STILL_INSURED,
                    1000,
                    equal("status", "终止"),
                    "终止的行",
                    Spoils.INSURED),
            in(MedicalInsuranceTable.ENROLMENT, "id_number", WRONG_CHECK_DIGIT, 40, Spoils.ID_CHECK),
            in(MedicalInsuranceTable.ENROLMENT, "name", NAME_SPELLING, 60, Spoils.NAME),
            in(MedicalInsuranceTable.ENROLMENT, "updated_at", STALE_ROW, 60, Spoils.STALE),
            in(SchoolTables.STUDENT, "birth_date", IMPOSSIBLE_DATE, 70, Spoils.IMPOSSIBLE),
            in(SchoolTables.STUDENT, "sex", SEX_MISMATCH, 70, Spoils.OTHER_SEX),
            in(SchoolTables.STUDENT, "id_number", WRONG_CHECK_DIGIT, 50, Spoils.ID_CHECK),
            in(HousingFundTable.ACCOUNT, "name", NAME_SPELLING, 80, Spoils.NAME),
            in(HousingFundTable.ACCOUNT, "employer_uscc", WRONG_CHECK_DIGIT, 50, Spoils.USCC_CHECK),
            in(UtilityTable.WATER, "updated_at", STALE_ROW, 80, Spoils.STALE),
            in(UtilityTable.ENERGY, "updated_at", STALE_ROW, 80, Spoils.STALE));

    private Defects() {}

    private static Defect in(TableSpec table, String column, DefectKind kind, int share, Defect.Spoil spoil) {
        return new Defect(kind, table, column, share, ANY, "所有行", spoil);
    }

    private static Defect in(
            TableSpec table,
            String column,
            DefectKind kind,
            int share,
            Where where,
            String occursIn,
            Defect.Spoil spoil) {
        return new Defect(kind, table, column, share, where, occursIn, spoil);
    }

    private static Where equal(String column, String value) {
        return cells -> cells.text(column).equals(value);
    }

    private static Where filled(String column) {
        return cells -> cells.at(column) != null;
    }
}
