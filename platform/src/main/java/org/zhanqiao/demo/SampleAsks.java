package org.zhanqiao.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.ShareMode;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.Mask;

/// Writes what an agency of the whole city asks: a key, a few fields, and masks where a field is of level 3.
final class SampleAsks {

    private static final int MOST_FIELDS = 4;

    private SampleAsks() {}

    /// @param lookups items that rows are found by
    static Ask write(String caller, String service, Dataset dataset, List<String> lookups, RandomGenerator random) {
        var purpose = SamplePurposes.pick(random);
        var key = lookups.get(random.nextInt(lookups.size()));
        var others = new ArrayList<>(dataset.items().stream()
                .filter(item -> !item.name().equals(key) && item.level().compareTo(Level.L4) < 0)
                .toList());
        var chosen = new ArrayList<DataItem>();
        int fields = 1 + random.nextInt(Math.min(MOST_FIELDS, others.size()));
        while (chosen.size() < fields) {
            chosen.add(others.remove(random.nextInt(others.size())));
        }
        boolean verifies = random.nextInt(6) == 0;
        Map<String, String> needs = new HashMap<>();
        var returned = new ArrayList<GrantTerms.Field>();
        for (var item : chosen) {
            var mask = mask(item, random);
            returned.add(new GrantTerms.Field(item.name(), mask));
            if (item.level() == Level.L3 && mask instanceof Mask.None) {
                needs.put(item.name(), "须与申请人填报的内容逐字比对，遮盖后无法核验");
            }
        }
        return new Ask(
                caller,
                service,
                purpose.purpose() + "：" + dataset.name(),
                purpose.matter(),
                purpose.sparedPaper(),
                purpose.legalBasis(),
                "窗口和网上办理“" + purpose.matter() + "”时，由系统自动核验",
                "当次办件的申请人；只有经办人能看到核验结果",
                ShareMode.INTERFACE,
                new GrantTerms(
                        Set.of(verifies ? Mode.VERIFY : Mode.QUERY),
                        List.of(List.of(key)),
                        verifies ? List.of() : returned,
                        verifies ? chosen.stream().map(DataItem::name).toList() : List.of(),
                        Set.of(),
                        List.of()),
                verifies ? Map.of() : needs,
                random.nextInt(4) > 0,
                null,
                500L * (1 + random.nextInt(20)),
                5 * (1 + random.nextInt(10)));
    }

    private static Mask mask(DataItem item, RandomGenerator random) {
        if (item.level().compareTo(Level.L3) < 0) {
            return new Mask.None();
        }
        if (random.nextInt(4) == 0) {
            return new Mask.None();
        }
        return switch (item.type()) {
            case TEXT -> new Mask.KeepEnds(1, 1);
            case NUMBER -> new Mask.Band(100);
            case DATE, TIMESTAMP -> new Mask.Year();
            case BOOLEAN -> new Mask.Hide();
        };
    }
}
