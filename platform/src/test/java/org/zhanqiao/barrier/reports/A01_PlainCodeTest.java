package org.zhanqiao.barrier.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class A01_PlainCodeTest {

    private static final String HASH = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    @Test
    void a01_a_code_has_groups_and_no_letter_that_is_taken_for_another() {
        assertThat(PlainCode.of(HASH, 10, 5)).isEqualTo("008J4-CT4AN");
        assertThat(PlainCode.of(HASH, 12, 4)).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
    }

    @Test
    void a02_what_people_type_for_it_is_understood() {
        for (var typed :
                new String[] {"008J4-CT4AN", "008j4ct4an", " oO8J4 cT4AN ", "００８Ｊ４－ＣＴ４ＡＮ", "0 0 8 J 4 C T 4 A N"}) {
            assertThat(PlainCode.read(typed, 10, 5)).as(typed).contains("008J4-CT4AN");
        }
        assertThat(PlainCode.read("11-ili", 5, 5)).contains("11111");
    }

    @Test
    void a03_anything_else_is_no_code() {
        for (var typed : new String[] {"", "008J4-CT4A", "008J4-CT4ANN", "008J4-CT4A*", "中文", "008J4-CT4A\0"}) {
            assertThat(PlainCode.read(typed, 10, 5)).as(typed).isEmpty();
        }
    }
}
