package org.zhanqiao.samplecity;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/// Data items by their titles: those of `catalog-items.csv` as they stand there, others by how their titles are built.
final class CatalogVocabulary {

    private static final Pattern NUMBERS = Pattern.compile(".*(数|数量|金额|面积|余额|总额|额|率|值|里程|长度|价格|流量|总量|投资|收入|库容)$");
    private static final Pattern PRIVATE =
            Pattern.compile(".*(身份证|疾病|诊断|血|主诉|年收入|月工资|账户余额|账号|住址|护照|罪名|残疾|伤残|病种|孕|遗属|死因|死亡原因).*");
    private static final Pattern PERSONAL =
            Pattern.compile(".*(姓名|户主|父亲|母亲|监护人|买受人|出卖人|承租人|出租人|权利人|车牌|学校名称|准考证|考生号|成绩).*");

    private final Map<String, CatalogItem> known = new HashMap<>();

    CatalogVocabulary() {
        for (CSVRecord row : BundledCsv.read("catalog-items.csv")) {
            known.put(
                    row.get("title"),
                    new CatalogItem(
                            row.get("name"),
                            row.get("title"),
                            ItemType.valueOf(row.get("type")),
                            Integer.parseInt(row.get("level")),
                            SubjectKind.valueOf(row.get("subject"))));
        }
    }

    CatalogItem item(String title) {
        return known.computeIfAbsent(title, CatalogVocabulary::derived);
    }

    private static CatalogItem derived(String title) {
        return new CatalogItem(name(title), title, type(title), level(title), subject(title));
    }

    private static String name(String title) {
        String letters = title.replaceAll("[^\\p{L}\\p{N}_]", "_");
        return Character.isLetter(letters.charAt(0)) ? letters : "_" + letters;
    }

    private static ItemType type(String title) {
        if (title.endsWith("日期")) {
            return ItemType.D;
        }
        return NUMBERS.matcher(title).matches() ? ItemType.N : ItemType.C;
    }

    private static int level(String title) {
        if (PRIVATE.matcher(title).matches()) {
            return 3;
        }
        return PERSONAL.matcher(title).matches() ? 2 : 1;
    }

    private static SubjectKind subject(String title) {
        return title.endsWith("身份证号码") ? SubjectKind.RESIDENT_ID : SubjectKind.NONE;
    }
}
