package org.zhanqiao.client.signature;

/// What [SignatureInput#parse] made of the two signature headers.
public sealed interface Parsed {
    /// Well formed; nothing has been verified yet.
    record Valid(SignatureInput input) implements Parsed {}

    /// Not usable; a phrase in English and one in Chinese that name what is wrong and never repeat header content.
    record Malformed(String reason, String reasonZh) implements Parsed {}
}
