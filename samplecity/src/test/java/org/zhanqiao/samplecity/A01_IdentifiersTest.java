package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class A01_IdentifiersTest {

    @Test
    void the_vector_of_the_standard_is_a_resident_number() {
        ResidentId id = new ResidentId("11010519491231002X");

        assertThat(id.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(id.sex()).isEqualTo(Sex.FEMALE);
        assertThat(id.divisionCode()).isEqualTo("110105");
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002,   LENGTH",
        "11010519491231002XX, LENGTH",
        "1101051949123100２X, CHARACTER",
        "11010519491231002x,  CHARACTER",
        "A1010519491231002X,  CHARACTER",
        "11010519490230002X,  DATE",
        "11010519491331002X,  DATE",
        "110105194912310021,  CHECK_DIGIT",
        "11010519491231003X,  CHECK_DIGIT"
    })
    void a_wrong_resident_number_is_told_by_its_first_flaw(String text, ResidentId.Flaw flaw) {
        assertThat(ResidentId.flawOf(text)).contains(flaw);
        assertThat(ResidentId.find(text)).isEmpty();
    }

    @Test
    void the_refusal_of_a_number_does_not_repeat_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResidentId("110105194912310021"))
                .withMessageContaining("CHECK_DIGIT")
                .withMessageNotContaining("19491231");
    }

    @Test
    void the_vectors_of_a_social_credit_code_and_its_organisation_code() {
        Uscc code = new Uscc("91370200163562681G");

        assertThat(code.divisionCode()).isEqualTo("370200");
        assertThat(code.organisationCode()).isEqualTo("163562681");
        assertThat(Uscc.organisationCheck("16356268")).isEqualTo('1');
    }

    @ParameterizedTest
    @CsvSource({
        "9137020016356268G,   LENGTH",
        "9137020O163562681G,  CHARACTER",
        "91370200I63562681G,  CHARACTER",
        "91A70200163562681G,  CHARACTER",
        "91370200163562682G,  ORGANISATION_CHECK",
        "91370200163562681H,  CHECK_DIGIT"
    })
    void a_wrong_social_credit_code_is_told_by_its_first_flaw(String text, Uscc.Flaw flaw) {
        assertThat(Uscc.flawOf(text)).contains(flaw);
        assertThat(Uscc.find(text)).isEmpty();
    }

    @Test
    void numbers_made_of_parts_are_well_formed() {
        for (int order = 0; order < 1000; order++) {
            assertThat(ResidentId.flawOf(ResidentId.of("370202", LocalDate.of(2000, 2, 29), order)))
                    .isEmpty();
        }
        assertThat(Uscc.flawOf(Uscc.of("11", "370200", "90000001"))).isEmpty();
    }
}
