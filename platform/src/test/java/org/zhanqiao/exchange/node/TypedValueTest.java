package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.catalog.ItemType;

/// What texts of sources mean, in whatever form a database prints them.
class TypedValueTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            TEXT      | 约30                             | 约30
            NUMBER    | 8250.50                         | 8250.50
            NUMBER    | -0                              | 0
            NUMBER    | 1.5E10                          | 1.5E+10
            NUMBER    | 1e308                           | none
            NUMBER    | 1e-999999999                    | none
            NUMBER    | 约30                             | none
            NUMBER    | NaN                             | none
            NUMBER    | ''                              | none
            DATE      | 1990-03-07                      | 1990-03-07
            DATE      | 1990-02-30                      | none
            DATE      | 1990年3月7日                       | none
            DATE      | 0000-01-01                      | 0000-01-01
            DATE      | 1990-０3-07                      | none
            DATE      | 1990-+3-07                      | none
            DATE      | 1990-03-07T00:00                | none
            TIMESTAMP | 2026-03-01T00:00:00.000000Z     | 2026-03-01T00:00:00Z
            TIMESTAMP | 2026-03-01T08:00:00+08:00       | 2026-03-01T00:00:00Z
            TIMESTAMP | 2026-03-01 08:00:00+08          | 2026-03-01T00:00:00Z
            TIMESTAMP | 2026-03-01 08:00:00.25 +08:00   | 2026-03-01T00:00:00.250Z
            TIMESTAMP | 2026-03-01 08:00:00             | none
            BOOLEAN   | TRUE                            | true
            BOOLEAN   | false                           | false
            BOOLEAN   | 是                               | none
            """)
    void a_text_is_a_value_of_its_type_or_none(ItemType type, String text, String value) {
        var typed = TypedValue.of(type, text);
        assertThat(typed == null ? null : typed.toString()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"8250.50,8000-8999", "-1,-1000--1", "1e999999999,***", "1e-999999999,***", "约30,***"})
    void a_band_never_writes_out_a_number_that_is_none(String text, String band) {
        var mask = new FieldMask.Band(BigDecimal.valueOf(1_000));
        assertThat(mask.apply(text)).isEqualTo(band);
    }
}
