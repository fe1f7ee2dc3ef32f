package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Set;

/// The private key with which a log signs its checkpoints.
///
/// Its file has one line in the form of Go's `sumdb/note`: `PRIVATE+KEY+name+id+base64(0x01 || seed)`.
public final class LogKey {
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final boolean FAST = FastSigning.isThere();
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final byte[] seed;
    private final byte[] publicKey;
    private final PrivateKey privateKey;
    private final VerifierKey verifierKey;

    private LogKey(String origin, byte[] seed) {
        KeyPair pair = Ed25519.fromSeed(seed);
        this.seed = seed;
        this.privateKey = pair.getPrivate();
        this.publicKey = Ed25519.raw(pair.getPublic());
        this.verifierKey = VerifierKey.of(origin, publicKey);
    }

    /// A new key.
    ///
    /// @param origin name of the log, best a schema-less URL such as `data.qingdao.example/evidence/1`
    public static LogKey generate(String origin) {
        return generate(origin, new SecureRandom());
    }

    /// A new key from the given randomness.
    public static LogKey generate(String origin, SecureRandom random) {
        VerifierKey.checkName(origin);
        byte[] seed = new byte[Ed25519.KEY_LENGTH];
        random.nextBytes(seed);
        return new LogKey(origin, seed);
    }

    /// @throws IllegalArgumentException naming what is wrong with the text, without repeating the secret
    static LogKey parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A private log key starts with " + PREFIX);
        }
        VerifierKey.Parts parts = VerifierKey.Parts.parse(text.substring(PREFIX.length()));
        VerifierKey.checkName(parts.name());
        byte[] seed;
        try {
            seed = parts.key();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The third part of the private log key is damaged");
        }
        LogKey key = new LogKey(parts.name(), seed);
        if (!key.verifierKey.idHex().equals(parts.id())) {
            throw new IllegalArgumentException("The key id " + parts.id() + " does not belong to this private log key");
        }
        return key;
    }

    /// Reads a key file.
    ///
    /// @throws IllegalArgumentException when the file is no key, or when others than its owner may read it
    public static LogKey load(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalArgumentException(
                    "The private key " + file + " is open to others; restrict it with chmod 600");
        }
        return parse(Files.readString(file, UTF_8).strip());
    }

    /// Writes a new key file that only its owner may read, and makes it durable. A process that dies meanwhile leaves
    /// no part of a key under that name.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException rather than replacing a key
    public void save(Path file) throws IOException {
        Path directory = file.toAbsolutePath().resolveSibling("");
        // Only its owner may read a temporary file, where the file system knows owners.
        Path whole = Files.createTempFile(directory, String.valueOf(file.getFileName()), ".new");
        try {
            try (FileChannel channel = FileChannel.open(whole, WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap((text() + "\n").getBytes(UTF_8));
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.createLink(file, whole);
        } finally {
            Files.delete(whole);
        }
        new LocalDisk().syncDirectory(directory);
    }

    /// Loads the key, or makes one and saves it when the file does not exist yet.
    public static LogKey loadOrGenerate(Path file, String origin) throws IOException {
        if (Files.exists(file)) {
            return load(file);
        }
        LogKey key = generate(origin);
        key.save(file);
        return key;
    }

    /// The public half, for outsiders.
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /// Name of the log.
    public String origin() {
        return verifierKey.name();
    }

    byte[] sign(byte[] message) {
        return FAST ? FastSigning.sign(seed, publicKey, message) : signWithJdk(message);
    }

    byte[] signWithJdk(byte[] message) {
        return Ed25519.sign(privateKey, message);
    }

    private String text() {
        return PREFIX + verifierKey.name() + "+" + verifierKey.idHex() + "+" + VerifierKey.encoded(seed);
    }

    /// Names the key without the secret.
    @Override
    public String toString() {
        return "LogKey[" + verifierKey.name() + "+" + verifierKey.idHex() + "]";
    }
}
