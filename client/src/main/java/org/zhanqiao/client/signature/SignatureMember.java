package org.zhanqiao.client.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One member of `Signature-Input` while it is being read.
final class SignatureMember {
    /// More would be a way to make a verifier work, not a way to sign.
    private static final int MOST_COMPONENTS = 64;

    private final String label;
    private final List<CoveredComponent> components = new ArrayList<>(4);
    private String parameters = "";
    private @Nullable Instant created;
    private @Nullable Instant expires;
    private @Nullable String nonce;
    private @Nullable String keyId;
    private @Nullable String algorithm;
    private @Nullable String tag;
    private Set<String> unknownParameters = Set.of();

    private SignatureMember(String label) {
        this.label = label;
    }

    static SignatureMember select(String signatureInput) throws MalformedField {
        var cursor = new FieldCursor(signatureInput);
        SignatureMember first = null;
        SignatureMember tagged = null;
        var labels = new ArrayList<String>(1);
        while (!cursor.atEnd()) {
            var member = new SignatureMember(cursor.key());
            if (labels.contains(member.label)) {
                throw new MalformedField(
                        "label \"" + member.label + "\" occurs twice", "标签“" + member.label + "”出现了两次");
            }
            labels.add(member.label);
            cursor.require('=');
            member.read(cursor);
            cursor.endOfMember();
            if (tagged == null && SignatureInput.TAG.equals(member.tag)) {
                tagged = member;
            }
            if (first == null && member.usable()) {
                first = member;
            }
        }
        SignatureMember chosen = tagged != null ? tagged : first;
        if (chosen == null) {
            throw new MalformedField(
                    "no signature has a keyid and an algorithm known here"
                            + " (hmac-sha256, ed25519, sm2-sm3, or no alg at all)",
                    "没有一个签名同时带有 keyid 和这里认识的算法（hmac-sha256、ed25519、sm2-sm3，或不写 alg）");
        }
        return chosen;
    }

    static byte[] bytesOf(String label, String signature) throws MalformedField {
        var cursor = new FieldCursor(signature);
        byte[] found = null;
        while (!cursor.atEnd()) {
            String key = cursor.key();
            cursor.require('=');
            byte[] bytes = cursor.bytes();
            if (key.equals(label)) {
                if (found != null) {
                    throw new MalformedField("label \"" + label + "\" occurs twice", "标签“" + label + "”出现了两次");
                }
                found = bytes;
            }
            cursor.endOfMember();
        }
        if (found == null) {
            throw new MalformedField(
                    "nothing under the label \"" + label + "\" of Signature-Input",
                    "没有与 Signature-Input 的标签“" + label + "”对应的签名");
        }
        return found;
    }

    String label() {
        return label;
    }

    List<CoveredComponent> components() {
        return Collections.unmodifiableList(components);
    }

    String parameters() {
        return parameters;
    }

    @Nullable Instant created() {
        return created;
    }

    @Nullable Instant expires() {
        return expires;
    }

    @Nullable String nonce() {
        return nonce;
    }

    @Nullable String keyId() {
        return keyId;
    }

    @Nullable String algorithm() {
        return algorithm;
    }

    @Nullable String tag() {
        return tag;
    }

    private boolean usable() {
        return keyId != null
                && (algorithm == null || SignatureAlgorithm.find(algorithm).isPresent());
    }

    private void read(FieldCursor cursor) throws MalformedField {
        int start = cursor.position();
        cursor.require('(');
        while (!cursor.take(')')) {
            if (!components.isEmpty()) {
                cursor.require(' ');
            }
            component(cursor);
        }
        while (cursor.take(';')) {
            parameter(cursor);
        }
        parameters = cursor.since(start);
    }

    private void component(FieldCursor cursor) throws MalformedField {
        int start = cursor.position();
        String name = cursor.string();
        requireName(name);
        String queryParameter = null;
        String other = null;
        while (cursor.take(';')) {
            String parameter = cursor.key();
            Object value = cursor.take('=') ? cursor.bareItem() : true;
            if (name.equals("@query-param") && parameter.equals("name") && value instanceof String text) {
                queryParameter = text;
            } else {
                other = parameter;
            }
        }
        String identifier = cursor.since(start);
        for (CoveredComponent earlier : components) {
            if (earlier.identifier().equals(identifier)) {
                throw new MalformedField("component " + identifier + " is covered twice", identifier + " 被覆盖了两次");
            }
        }
        if (components.size() == MOST_COMPONENTS) {
            throw new MalformedField(
                    "more than " + MOST_COMPONENTS + " covered components", "覆盖的组成超过 " + MOST_COMPONENTS + " 个");
        }
        components.add(new CoveredComponent(name, identifier, queryParameter, other));
    }

    private static void requireName(String name) throws MalformedField {
        if (name.isEmpty()) {
            throw new MalformedField("a covered component without a name", "有一个覆盖的组成没有名称");
        }
        if (name.equals("@signature-params")) {
            throw new MalformedField("@signature-params cannot cover itself", "@signature-params 不能覆盖自己");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                throw new MalformedField("a covered component whose name is not in lower case", "有一个覆盖的组成名称不是小写");
            }
        }
    }

    private void parameter(FieldCursor cursor) throws MalformedField {
        String name = cursor.key();
        Object value = cursor.take('=') ? cursor.bareItem() : true;
        switch (name) {
            case "created" -> created = once(name, created, seconds(name, value));
            case "expires" -> expires = once(name, expires, seconds(name, value));
            case "nonce" -> nonce = once(name, nonce, text(name, value));
            case "keyid" -> keyId = once(name, keyId, text(name, value));
            case "alg" -> algorithm = once(name, algorithm, text(name, value));
            case "tag" -> tag = once(name, tag, text(name, value));
            default -> {
                if (unknownParameters.isEmpty()) {
                    unknownParameters = HashSet.newHashSet(2);
                }
                if (!unknownParameters.add(name)) {
                    throw twice(name);
                }
            }
        }
    }

    private static <T> T once(String name, @Nullable T earlier, T value) throws MalformedField {
        if (earlier != null) {
            throw twice(name);
        }
        return value;
    }

    private static MalformedField twice(String name) {
        return new MalformedField("parameter " + name + " occurs twice", "参数 " + name + " 出现了两次");
    }

    private static Instant seconds(String name, Object value) throws MalformedField {
        if (value instanceof Long seconds && seconds >= 0) {
            return Instant.ofEpochSecond(seconds);
        }
        throw new MalformedField(
                "parameter " + name + " is not a whole number of seconds since 1970", "参数 " + name + " 应为 1970 年起的整数秒");
    }

    private static String text(String name, Object value) throws MalformedField {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new MalformedField(
                "parameter " + name + " is not a non-empty string in quotes", "参数 " + name + " 应为引号中的非空字符串");
    }
}
