package org.zhanqiao.samplecity;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands in the columns of a [FrontEnd] table, as expressions over a row `b` of its basis: people and enterprises
/// are those of the agencies' registers, all else is made of the number of the row.
final class FrontEndColumns {

    private static final Pattern NUMBERED = Pattern.compile(".*(编号|代码|文号|证号|学籍号|号码|案号|证书号|档案号)$");
    private static final Pattern PERSON = Pattern.compile(".*(姓名|户主|权利人|持证人|监护人|父亲|母亲|法定代表人|负责人|联系人)$");
    private static final Pattern ORGANISATION = Pattern.compile(".*(单位|企业|主体|机构|申请人|当事人|公司|学校|医院|设施|项目)名称$");
    private static final Pattern HOME = Pattern.compile(".*(住址|户籍地址|坐落|居住地)$");
    private static final Pattern PLACE = Pattern.compile(".*(地址|地点|场所|位置|住所)$");
    private static final Pattern PHONE = Pattern.compile(".*(电话|手机号码?)$");
    private static final Pattern SHARE = Pattern.compile(".*(率|占比|比例|变化)$");
    private static final Pattern LATER = Pattern.compile(".*(至|截止日期|期限|到期日期)$");
    private static final List<String> KINDS = List.of("一类", "二类", "三类");

    private final Map<Pattern, List<String>> values = BundledCsv.read("catalog-values.csv").stream()
            .collect(Collectors.toMap(
                    row -> Pattern.compile(row.get("title")),
                    row -> List.of(row.get("values").split(";", -1)),
                    (first, _) -> first,
                    java.util.LinkedHashMap::new));

    /// Whether rows can be found by an item: it names somebody, or is a number that rows were given.
    static boolean isLookup(CatalogItem item) {
        return item.subject() != SubjectKind.NONE || isNumbered(item);
    }

    /// Whether every row of a table has another value.
    static boolean isUnique(CatalogItem item) {
        return isNumbered(item) || isPersonsNumber(item) || item.subject() == SubjectKind.USCC;
    }

    private static boolean isNumbered(CatalogItem item) {
        return item.type() == ItemType.C
                && NUMBERED.matcher(item.title()).matches()
                && !item.title().equals("行政区划代码")
                && item.subject() == SubjectKind.NONE
                && !PHONE.matcher(item.title()).matches();
    }

    private static boolean isPersonsNumber(CatalogItem item) {
        return item.subject() == SubjectKind.RESIDENT_ID && item.name().equals("id_number");
    }

    static String sqlType(CatalogItem item) {
        return switch (item.type()) {
            case C -> "text";
            case N -> "numeric";
            case I -> "bigint";
            case D -> "date";
            case T -> "timestamptz";
        };
    }

    /// @param serial of the entry, so that no two tables are alike
    String value(CatalogItem item, int serial) {
        int salt = Math.floorMod(item.title().hashCode() + serial * 31, 9_973);
        return switch (item.type()) {
            case C -> text(item, serial, salt);
            case N -> number(item, salt);
            case I -> "(b.n * 37 + %d) %% 900 + 1".formatted(salt);
            case D -> day(item, salt);
            case T ->
                "timestamptz '2026-01-05 08:00+08' + make_interval(mins => (b.n * 613 + %d) %% 250000)".formatted(salt);
        };
    }

    private static String day(CatalogItem item, int salt) {
        if (item.name().equals("birth_date")) {
            return "b.birth_date";
        }
        return LATER.matcher(item.title()).matches()
                ? "date '2026-12-31' + (b.n * 97 + %d) %% 1800".formatted(salt)
                : "date '2021-01-04' + (b.n * 97 + %d) %% 1800".formatted(salt);
    }

    private static String number(CatalogItem item, int salt) {
        return switch (item.name()) {
            case "longitude" -> "120.1 + ((b.n * 53 + %d) %% 3000) / 10000.0".formatted(salt);
            case "latitude" -> "36.0 + ((b.n * 59 + %d) %% 3000) / 10000.0".formatted(salt);
            default ->
                SHARE.matcher(item.title()).matches()
                        ? "((b.n * 41 + %d) %% 1000) / 10.0".formatted(salt)
                        : "((b.n * 1013 + %d) %% 90000) / 10.0 + 100".formatted(salt);
        };
    }

    private String text(CatalogItem item, int serial, int salt) {
        if (item.subject() == SubjectKind.RESIDENT_ID) {
            return isPersonsNumber(item) ? "b.id_number" : "b.other_id";
        }
        if (item.subject() == SubjectKind.USCC) {
            return "b.uscc";
        }
        String title = item.title();
        if (PHONE.matcher(title).matches()) {
            return "b.phone";
        }
        if (isNumbered(item)) {
            return "'370200' || lpad('%d', 5, '0') || lpad(b.n::text, 6, '0')".formatted(serial);
        }
        return switch (item.name()) {
            case "sex" -> "b.sex";
            case "ethnicity" -> "b.ethnicity";
            case "division_code" -> "b.area_code";
            default -> phrase(title, salt);
        };
    }

    private String phrase(String title, int salt) {
        if (PERSON.matcher(title).matches()) {
            return "b.name";
        }
        if (ORGANISATION.matcher(title).matches()) {
            return "b.organisation";
        }
        if (HOME.matcher(title).matches()) {
            return "b.home_address";
        }
        if (PLACE.matcher(title).matches()) {
            return "b.address";
        }
        List<String> choice = values.entrySet().stream()
                .filter(each -> each.getKey().matcher(title).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(KINDS);
        String list = choice.stream().map(Ddl::literal).collect(Collectors.joining(", "));
        return "(array[%s])[1 + (b.n + %d) %% %d]".formatted(list, salt, choice.size());
    }
}
