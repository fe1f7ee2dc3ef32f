package org.zhanqiao.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a token looks like, and what is none.
class A01_TokenTextTest {

    @Test
    void a01_a_token_has_a_shape_that_scanners_find_and_a_check_that_tells_it_from_a_likeness() {
        var random = new SecureRandom();
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            var token = TokenText.draw(random);
            assertThat(token).matches("zq_[0-9A-Za-z]{49}");
            assertThat(TokenText.isOne(token)).isTrue();
            assertThat(TokenText.isIn("curl -H 'Authorization: Bearer " + token + "'"))
                    .isTrue();
            assertThat(seen.add(token)).isTrue();
        }
    }

    @Test
    void a02_one_character_wrong_is_seen_without_asking_anybody() {
        var random = new Random(7);
        var token = TokenText.draw(random);
        for (int at = 3; at < token.length(); at++) {
            var other = token.charAt(at) == 'a' ? 'b' : 'a';
            assertThat(TokenText.isOne(token.substring(0, at) + other + token.substring(at + 1)))
                    .as("position %d", at)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zq_",
                "Bearer",
                "zq_0000000000000000000000000000000000000000000000000",
                "ghp_abc",
                "'; drop table"
            })
    void a03_anything_else_is_none(String text) {
        assertThat(TokenText.isOne(text)).isFalse();
    }

    @Test
    void a04_its_digest_is_sha_256_of_the_text() {
        // The example of FIPS 180-4.
        assertThat(HexFormat.of().formatHex(TokenText.digest("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
