package org.zhanqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhanqiao.catalog.LegalBasis;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;

class SampleWordsTest {

    @Test
    void what_the_sample_refuses_because_it_is_forbidden_rests_on_a_law() {
        var random = new Random(1);
        var grounds = EnumSet.noneOf(RefusalGround.class);
        for (int i = 0; i < 200; i++) {
            var said = SampleWords.of(ActKind.PROPOSE_REFUSAL, 0, random);
            var refusal = (ActDetail.Refusal) said.detail();
            grounds.add(refusal.ground());
            if (refusal.ground() == RefusalGround.FORBIDDEN) {
                assertThat(LegalBasis.read(refusal.basis()).carriesRefusal())
                        .as(refusal.basis())
                        .isTrue();
            }
        }
        assertThat(grounds).contains(RefusalGround.FORBIDDEN);
    }
}
