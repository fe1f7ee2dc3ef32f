package org.zhanqiao.client.signature;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The text file in which a system keeps its key: a first line that names the format, then `name: value` lines in
/// any order; empty lines and lines starting with `#` are skipped.
final class KeyFile {
    private static final String FIRST_LINE = "zhanqiao signing key v1";
    private static final Set<String> NAMES = Set.of("system", "key-id", "algorithm", "secret", "private", "public");

    private final Path file;
    private final Map<String, String> values = new HashMap<>();

    private KeyFile(Path file) {
        this.file = file;
    }

    static SigningKey read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Key file " + file + " is not UTF-8 text", e);
        }
        return new KeyFile(file).parse(lines);
    }

    static void write(SigningKey key, Path file) throws IOException {
        var base64 = Base64.getEncoder();
        var text = new StringBuilder()
                .append(FIRST_LINE)
                .append("\nsystem: ")
                .append(key.system())
                .append("\nkey-id: ")
                .append(key.keyId())
                .append("\nalgorithm: ")
                .append(key.algorithm().parameter());
        switch (key.algorithm()) {
            case HMAC_SHA256 -> text.append("\nsecret: ").append(base64.encodeToString(key.encoded()));
            case ED25519, SM2_SM3 ->
                text.append("\nprivate: ")
                        .append(base64.encodeToString(key.encoded()))
                        .append("\npublic: ")
                        .append(base64.encodeToString(key.verificationKey().encoded()));
        }
        FileAttribute<?>[] ownerOnly =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, ownerOnly)) {
            var bytes = StandardCharsets.UTF_8.encode(text.append('\n').toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private SigningKey parse(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals(FIRST_LINE)) {
            throw wrong("line 1: expected \"" + FIRST_LINE + "\"");
        }
        for (int i = 1; i < lines.size(); i++) {
            line(i + 1, lines.get(i).strip());
        }
        String algorithmName = get("algorithm");
        var algorithm = SignatureAlgorithm.find(algorithmName)
                .orElseThrow(() -> wrong("algorithm: expected hmac-sha256, ed25519 or sm2-sm3"));
        String system = get("system");
        String keyId = get("key-id");
        try {
            return switch (algorithm) {
                case HMAC_SHA256 -> SigningKey.hmacSha256(system, keyId, bytes("secret"));
                case ED25519 -> SigningKey.ed25519(system, keyId, bytes("private"), bytes("public"));
                case SM2_SM3 -> SigningKey.sm2(system, keyId, bytes("private"), bytes("public"));
            };
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("Key file ")
                    ? e
                    : new IllegalArgumentException("Key file " + file + ": " + e.getMessage(), e);
        }
    }

    private void line(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        if (!NAMES.contains(name)) {
            throw wrong("line " + number
                    + ": expected one of system, key-id, algorithm, secret, private, public, then a colon");
        }
        if (values.put(name, line.substring(colon + 1).strip()) != null) {
            throw wrong("line " + number + ": " + name + " is there twice");
        }
    }

    private String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw wrong(name + " is missing");
        }
        return value;
    }

    private byte[] bytes(String name) {
        String value = get(name);
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Key file " + file + ": " + name + " is not base64", e);
        }
    }

    private IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException("Key file " + file + ": " + reason);
    }
}
