package org.zhanqiao.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which papers a matter has people bring.
class ServiceItemsTest {

    @ParameterizedTest
    @CsvSource({
        "结婚证, true",
        "结婚证复印件, true",
        "结婚证原件和复印件, true",
        "户口簿, true",
        "户口簿原件, true",
        "户口簿的复印件（本人签字）, true",
        "离婚证, false",
        "复印件, false",
        "结婚, false"
    })
    void a_paper_is_known_as_the_original_and_as_a_copy(String paper, boolean demanded) {
        var item = new ServiceItems.Item("370200-1", "出生", "/desk/matters/370200-1", List.of("结婚证", "户口簿复印件"));
        assertThat(item.demands(paper)).isEqualTo(demanded);
    }
}
