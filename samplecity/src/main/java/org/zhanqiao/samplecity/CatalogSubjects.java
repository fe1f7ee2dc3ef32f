package org.zhanqiao.samplecity;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/// What the city's departments keep data about, as `catalog-subjects.csv` lists it, and in which forms
/// (`catalog-forms.csv`).
final class CatalogSubjects {

    /// Words after which 登记信息 would say the same twice.
    private static final Pattern COMPLETE =
            Pattern.compile(".*(登记|备案|审批|认定|名单|名录|目录|档案|公示|事项|结算|缴费|缴纳|缴存|证明|结果|病历|整改|好差评|公证|票据|发票|需求|交易)$");

    private static final Map<String, String> WITHHELD_BY = Map.of(
            "未成年人犯罪记录", "《中华人民共和国刑事诉讼法》第二百八十六条",
            "收养登记", "《中华人民共和国民法典》第一千一百一十条",
            "艾滋病病毒感染者", "《艾滋病防治条例》第三十九条");

    private final List<Subject> subjects;

    CatalogSubjects() {
        CatalogVocabulary vocabulary = new CatalogVocabulary();
        Map<String, List<CSVRecord>> forms =
                BundledCsv.read("catalog-forms.csv").stream().collect(Collectors.groupingBy(row -> row.get("kind")));
        subjects = BundledCsv.read("catalog-subjects.csv").stream()
                .map(row -> new Subject(row, forms.getOrDefault(row.get("kind"), List.of()), vocabulary))
                .toList();
    }

    List<Subject> list() {
        return subjects;
    }

    /// A thing that a department keeps data about.
    record Subject(CSVRecord row, List<CSVRecord> forms, CatalogVocabulary vocabulary) {

        String office() {
            return row.get("office");
        }

        String classCode() {
            return row.get("class");
        }

        boolean inDistricts() {
            return !row.get("tier").equals("city");
        }

        boolean inStreets() {
            return row.get("tier").equals("street");
        }

        /// The name of a form filled in.
        String name(String pattern) {
            String subject = row.get("subject");
            String rest = pattern.replace("{s}", "");
            return subject
                    + (rest.startsWith("登记") && COMPLETE.matcher(subject).matches()
                            ? rest.substring("登记".length())
                            : rest);
        }

        String text(String pattern, String agency) {
            return pattern.replace("{s}", row.get("subject")).replace("{a}", agency);
        }

        /// The items of the form, and in its first form also those that belong to the thing alone.
        List<CatalogItem> items(CSVRecord form) {
            Stream<String> own = form == forms.getFirst()
                    ? Stream.of(row.get("items").split(";", -1)).filter(title -> !title.isEmpty())
                    : Stream.empty();
            boolean secret = form.get("kind").equals("secret");
            return Stream.concat(Stream.of(form.get("items").split(";", -1)), own)
                    .distinct()
                    .map(vocabulary::item)
                    .map(item -> secret && !item.title().endsWith("机关") ? withheld(item) : item)
                    .toList();
        }

        CatalogEntry.Sharing sharing(CSVRecord form) {
            return CatalogEntry.Sharing.valueOf(form.get("share"));
        }

        /// The law by which it is not shared, with the article.
        String basis() {
            return WITHHELD_BY.getOrDefault(row.get("subject"), "");
        }

        private static CatalogItem withheld(CatalogItem item) {
            return new CatalogItem(item.name(), item.title(), item.type(), 4, item.subject());
        }
    }
}
