package org.zhanqiao.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The arguments of a check that needs files and the log's public key, and no log: `WORD FILE… --key VKEY [--hash …]`.
record KeyedFiles(List<Path> files, VerifierKey key, HashAlgorithm algorithm) {
    KeyedFiles {
        files = List.copyOf(files);
    }

    /// @param args  the word first
    /// @param count how many files are needed
    /// @param which what they are, for whoever gave another number of them
    /// @throws IllegalArgumentException naming what is wrong
    static KeyedFiles parse(List<String> args, int count, String which) {
        Optional<VerifierKey> key = Optional.empty();
        HashAlgorithm algorithm = HashAlgorithm.SHA_256;
        List<Path> files = new ArrayList<>();
        for (int i = 1; i < args.size(); i++) {
            String arg = args.get(i);
            switch (arg) {
                case "--key" -> key = Optional.of(VerifierKey.parse(Verify.Arguments.value(args, ++i, arg)));
                case "--hash" -> algorithm = HashAlgorithm.named(Verify.Arguments.value(args, ++i, arg));
                default -> {
                    if (arg.startsWith("-") || files.size() == count) {
                        throw new IllegalArgumentException("多余的参数 · unexpected '" + arg + "'");
                    }
                    files.add(Path.of(arg));
                }
            }
        }
        if (files.size() != count) {
            throw new IllegalArgumentException(which);
        }
        VerifierKey trusted = key.orElseThrow(() -> new IllegalArgumentException(
                "缺少 --key（日志公钥），没有它什么也证明不了 · without --key, the log's public key, nothing is proven"));
        return new KeyedFiles(files, trusted, algorithm);
    }
}
