package org.zhanqiao.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

/// Numbers as people write them.
class A05_TypedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100      | 100
            １００    | 100
            10万     | 100000
            １.５ 万  | 15000
            2亿      | 200000000
            '100,000' | 100000
            '100，000' | 100000
            3000次   | 3000
            ''       | 0
            0        | 0
            1.5      | none
            十万      | none
            -1       | none
            9999亿   | none
            """)
    void a01_a_whole_number_is_read_or_said_to_be_none(String written, String read) {
        var values = new LinkedMultiValueMap<String, String>();
        values.add("n", written);
        var number = new Typed(values).whole("n", 1_000_000_000L);
        assertThat(number.isPresent() ? Long.toString(number.getAsLong()) : "none")
                .isEqualTo(read);
    }
}
