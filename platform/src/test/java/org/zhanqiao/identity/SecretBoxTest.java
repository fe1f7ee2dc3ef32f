package org.zhanqiao.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.zhanqiao.TestKeys;

class SecretBoxTest {

    private final SecureRandom random = new SecureRandom();
    private final String key = TestKeys.random();
    private final SecretBox box = SecretBox.of(key, random);

    @Test
    void what_is_sealed_opens_in_its_context() {
        var sealedText = box.seal("secret 秘密".getBytes(UTF_8), "here");
        assertThat(sealedText).matches("v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+").doesNotContain("secret");
        assertThat(box.open(sealedText, "here")).asString(UTF_8).isEqualTo("secret 秘密");
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        assertThat(box.seal(new byte[32], "here")).isNotEqualTo(box.seal(new byte[32], "here"));
    }

    @Test
    void it_opens_nowhere_else_and_not_when_changed() {
        var sealedText = box.seal(new byte[32], "here");
        var flipped = sealedText.substring(0, sealedText.length() - 2)
                + (sealedText.charAt(sealedText.length() - 2) == 'A' ? 'B' : 'A')
                + sealedText.substring(sealedText.length() - 1);
        for (var text :
                new String[] {flipped, "v2" + sealedText.substring(2), "v1.x", "", "v1..", "v1.00000000.AAAA"}) {
            assertThatThrownBy(() -> box.open(text, "here")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> box.open(sealedText, "there"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belongs elsewhere");
        assertThatThrownBy(() -> SecretBox.of(TestKeys.random(), random).open(sealedText, "here"))
                .hasMessageContaining("its master key is not here");
    }

    @Test
    void a_new_master_key_seals_while_the_old_one_still_opens() {
        var old = box.seal(new byte[] {1, 2, 3}, "here");
        var rotated = SecretBox.of(TestKeys.random() + "," + key, random);
        assertThat(rotated.open(old, "here")).containsExactly(1, 2, 3);
        assertThat(rotated.isCurrent(old)).isFalse();
        assertThat(rotated.isCurrent(rotated.seal(new byte[1], "here"))).isTrue();
        assertThat(rotated.hashes("x", "c"))
                .hasSize(2)
                .contains(box.hashes("x", "c").getFirst());
    }

    @Test
    void hashes_differ_by_value_context_and_key() {
        assertThat(box.hashes("x", "c")).isEqualTo(box.hashes("x", "c")).isNotEqualTo(box.hashes("y", "c"));
        assertThat(box.hashes("x", "c")).isNotEqualTo(box.hashes("x", "d"));
        assertThat(box.hashes("x", "c"))
                .isNotEqualTo(SecretBox.of(TestKeys.random(), random).hashes("x", "c"));
    }

    @Test
    void a_bad_master_key_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> SecretBox.of("c2hvcnQ=", random)).hasMessage("master key: expected 32 bytes, got 5");
        assertThatThrownBy(() -> SecretBox.of("not base64!", random))
                .hasMessage("master key: expected Base64 of 32 bytes");
    }
}
