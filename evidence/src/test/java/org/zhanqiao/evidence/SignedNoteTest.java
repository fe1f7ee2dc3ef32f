package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys, signed notes and checkpoints against the published vectors of the note format.
class SignedNoteTest {
    private static final String SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String NOTE = TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String STRANGERS_LINE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    @TempDir
    private Path directory;

    @Test
    void the_published_note_is_signed_byte_for_byte() {
        assertThat(SignedNote.sign(TEXT, LogKey.parse(SECRET))).isEqualTo(NOTE);
    }

    @Test
    void the_published_note_opens_also_with_a_strangers_signature() throws InvalidNote {
        VerifierKey key = VerifierKey.parse(PUBLIC);

        assertThat(SignedNote.open(NOTE, key)).isEqualTo(TEXT);
        assertThat(SignedNote.open(NOTE + STRANGERS_LINE, key)).isEqualTo(TEXT);
    }

    @Test
    void keys_keep_their_text_form() {
        assertThat(VerifierKey.parse(PUBLIC)).hasToString(PUBLIC);
        assertThat(LogKey.parse(SECRET).verifierKey()).hasToString(PUBLIC);
        assertThat(LogKey.parse(SECRET).toString()).doesNotContain("AYEK");
    }

    @Test
    void no_part_of_a_note_can_be_changed() {
        VerifierKey key = VerifierKey.parse(PUBLIC);
        for (int i = 0; i < NOTE.length(); i++) {
            String changed = NOTE.substring(0, i) + (char) (NOTE.charAt(i) ^ 1) + NOTE.substring(i + 1);
            assertThatThrownBy(() -> SignedNote.open(changed, key))
                    .as("character %d", i)
                    .isInstanceOf(InvalidNote.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void a_malformed_public_key_is_refused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "with+plus", "with\nnewline", "全角\u3000空格"})
    void a_log_cannot_have_such_a_name(String name) {
        assertThatThrownBy(() -> LogKey.generate(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_file_is_for_its_owner_alone_and_is_never_replaced() throws IOException {
        Path file = directory.resolve("key");
        LogKey key = LogKey.loadOrGenerate(file, "city.example/log");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(LogKey.load(file).verifierKey()).isEqualTo(key.verifierKey());
        assertThat(LogKey.loadOrGenerate(file, "other").verifierKey()).isEqualTo(key.verifierKey());
        assertThatThrownBy(() -> key.save(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(directory).as("nothing else holds the secret").isDirectoryNotContaining("glob:**.new");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> LogKey.load(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void a_checkpoint_opens_only_with_its_own_key_and_origin() throws InvalidNote {
        LogKey key = LogKey.generate("city.example/log");
        Checkpoint signed = Checkpoint.sign(42, Hash.of(new byte[32]), key);

        assertThat(Checkpoint.open(signed.note(), key.verifierKey())).isEqualTo(signed);
        assertThatThrownBy(() -> Checkpoint.open(
                        signed.note(), LogKey.generate("city.example/log").verifierKey()))
                .hasMessageContaining("has no signature of city.example/log");
        String foreign = SignedNote.sign("other.example\n42\n" + signed.root().toBase64() + "\n", key);
        assertThatThrownBy(() -> Checkpoint.open(foreign, key.verifierKey())).hasMessageContaining("other.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "042", "+1", "", "x", "99999999999999999999"})
    void a_signed_checkpoint_with_a_malformed_size_is_refused(String size) {
        LogKey key = LogKey.generate("city.example/log");
        String note = SignedNote.sign(
                "city.example/log\n" + size + "\n" + Hash.of(new byte[32]).toBase64() + "\n", key);

        assertThatThrownBy(() -> Checkpoint.open(note, key.verifierKey())).isInstanceOf(InvalidNote.class);
    }

    @Test
    void with_and_without_bouncy_castle_a_key_signs_the_same_bytes() throws Exception {
        LogKey key = LogKey.generate("city.example/log");
        Path file = directory.resolve("same.key");
        key.save(file);
        byte[] message = "a checkpoint\n".getBytes(UTF_8);
        assertThat(FastSigning.isThere()).isTrue();
        assertThat(key.sign(message)).isEqualTo(key.signWithJdk(message));

        URL classes = LogKey.class.getProtectionDomain().getCodeSource().getLocation();
        try (var alone = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = alone.loadClass(LogKey.class.getName());
            Object same = type.getMethod("load", Path.class).invoke(null, file);
            Method sign = type.getDeclaredMethod("sign", byte[].class);
            sign.setAccessible(true);
            assertThat((byte[]) sign.invoke(same, message)).isEqualTo(key.sign(message));
        }
    }
}
