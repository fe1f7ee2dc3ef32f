package org.zhanqiao.client.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The signature base (RFC 9421 §2.5): the bytes that are signed.
public sealed interface SignatureBase {
    /// The base was built.
    final class Built implements SignatureBase {
        private final byte[] bytes;

        private Built(byte[] bytes) {
            this.bytes = bytes;
        }

        /// What is signed, in ASCII; not a copy.
        public byte[] bytes() {
            return bytes;
        }
    }

    /// It cannot be built: the message lacks a covered component, or the component is not supported here.
    /// Names the component in English and in Chinese and repeats no value.
    record Impossible(String reason, String reasonZh) implements SignatureBase {}

    /// The base of a received signature.
    static SignatureBase of(SignatureInput input, RequestParts request) {
        return of(input.components(), input.parameters(), request);
    }

    /// The base of these components and of that verbatim `@signature-params` value.
    static SignatureBase of(List<CoveredComponent> components, String parameters, RequestParts request) {
        var text = new StringBuilder(512);
        for (CoveredComponent component : components) {
            text.append(component.identifier()).append(": ");
            var problem = ComponentValue.append(text, component, request);
            if (problem != null) {
                return new Impossible(
                        "covered component " + component.identifier() + ": " + problem.reason(),
                        "所覆盖的 " + component.identifier() + "：" + problem.reasonZh());
            }
            text.append('\n');
        }
        text.append("\"@signature-params\": ").append(parameters);
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length != text.length()) {
            return new Impossible("a covered component has a value outside ASCII", "所覆盖的内容里有 ASCII 以外的字符");
        }
        return new Built(bytes);
    }
}
