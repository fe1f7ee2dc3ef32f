package org.zhanqiao.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.protection.Level;

/// What values are held to.
class A01_ItemRuleTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            STATED,            甲,                 true
            STATED,            ,                   false
            STATED,            '  ',               false
            NUMBER,            -12.50,             true
            NUMBER,            约30,               false
            NUMBER,            ,                   true
            DATE,              2024-02-29,         true
            DATE,              2023-02-29,         false
            DATE,              20240229,           false
            TRUTH,             true,               true
            TRUTH,             也许,               false
            RESIDENT_ID,       11010519491231002X, true
            RESIDENT_ID,       11010519491231002x, true
            RESIDENT_ID,       110105194912310021, false
            SOCIAL_CREDIT_CODE,91370200163562681G, true
            SOCIAL_CREDIT_CODE,91370200163562681H, false
            ORGANISATION_CODE, 16356268-1,         true
            ORGANISATION_CODE, 16356268-2,         false
            """)
    void a01_a_value_passes_or_breaks_a_rule(ItemRule rule, @Nullable String value, boolean passes) {
        assertThat(rule.passes(value)).isEqualTo(passes);
    }

    @Test
    void a02_the_catalog_says_which_rules_an_item_has() {
        assertThat(ItemRule.listFor(item(ItemType.TEXT, DataItem.Subject.RESIDENT_ID), ""))
                .containsExactly(ItemRule.RESIDENT_ID);
        assertThat(ItemRule.listFor(item(ItemType.TEXT, DataItem.Subject.NONE), "GB 32100-2015"))
                .containsExactly(ItemRule.SOCIAL_CREDIT_CODE);
        assertThat(ItemRule.listFor(item(ItemType.TEXT, DataItem.Subject.NONE), "GB 11714"))
                .containsExactly(ItemRule.ORGANISATION_CODE);
        assertThat(ItemRule.listFor(item(ItemType.DATE, DataItem.Subject.NONE), ""))
                .containsExactly(ItemRule.DATE);
        assertThat(List.of(ItemType.TEXT, ItemType.TIMESTAMP))
                .allMatch(type ->
                        ItemRule.listFor(item(type, DataItem.Subject.NONE), "").isEmpty());
    }

    private static DataItem item(ItemType type, DataItem.Subject subject) {
        return new DataItem("x", "项", "", type, Level.L1, subject, "");
    }
}
