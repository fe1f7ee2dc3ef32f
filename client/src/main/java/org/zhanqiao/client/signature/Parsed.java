package org.zhanqiao.client.signature;

/// What [SignatureInput#parse] made of the two signature headers.
public sealed interface Parsed {
    /// Well formed; nothing has been verified yet.
    record Valid(SignatureInput input) implements Parsed {}

    /// Not usable; `reason` is an English phrase that names what is wrong and never repeats header content.
    record Malformed(String reason) implements Parsed {}
}
