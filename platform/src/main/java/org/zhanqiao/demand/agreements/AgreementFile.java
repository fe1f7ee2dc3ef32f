package org.zhanqiao.demand.agreements;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhanqiao.demand.CanonicalJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agreement with its signatures as one file that anyone verifies without the platform; `docs/agreements.md` says
/// how
/// with OpenSSL.
///
/// ```json
/// {"agreement": "the canonical content, a string", "sha256": "…", "signatures": [{"side": "CONSUMER", "algorithm":
/// "ed25519", "publicKey": "…", "signature": "…", …}]}
/// ```
public final class AgreementFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private AgreementFile() {}

    public static String write(Agreement agreement) {
        var file = new LinkedHashMap<String, Object>();
        file.put("agreement", agreement.content());
        file.put("sha256", agreement.sha256());
        file.put(
                "signatures",
                agreement.signatures().stream().map(AgreementFile::write).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file);
    }

    private static Map<String, Object> write(AgreementSignature signature) {
        var json = new LinkedHashMap<String, Object>();
        json.put("side", signature.side().name());
        json.put("by", signature.by());
        json.put("name", signature.name());
        json.put("agency", signature.agency());
        json.put("algorithm", signature.algorithm());
        json.put("keyId", signature.keyId());
        json.put("publicKey", signature.publicKey());
        json.put("signature", signature.base64());
        json.put("at", signature.at().toString());
        return json;
    }

    /// What a verification found.
    ///
    /// @param sha256     of the content as it is in the file
    /// @param hashHolds  whether the file's own hash is that one
    /// @param signatures each with whether it holds
    public record Finding(String sha256, boolean hashHolds, List<Checked> signatures) {

        /// Whether both sides signed exactly this content.
        public boolean holds() {
            return hashHolds
                    && signatures.stream().allMatch(Checked::holds)
                    && List.of(Side.values()).stream()
                            .allMatch(side -> signatures.stream()
                                    .anyMatch(each -> each.signature().side() == side));
        }
    }

    /// A signature and whether it holds.
    public record Checked(AgreementSignature signature, boolean holds) {}

    /// @throws IllegalArgumentException saying what of the file cannot be read
    public static Finding verify(String file) {
        try {
            var json = JSON.readTree(file);
            if (!json.path("agreement").isString()) {
                throw new IllegalArgumentException("agreement");
            }
            var content = json.path("agreement").asString();
            var sha256 = CanonicalJson.sha256(content);
            var checked = new ArrayList<Checked>();
            for (var each : json.path("signatures")) {
                var signature = read(each);
                checked.add(new Checked(signature, holds(signature, content.getBytes(UTF_8))));
            }
            return new Finding(sha256, sha256.equals(json.path("sha256").asString("")), checked);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("JSON", e);
        }
    }

    private static boolean holds(AgreementSignature signature, byte[] content) {
        try {
            return signature.holdsFor(content);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static AgreementSignature read(JsonNode json) {
        try {
            return new AgreementSignature(
                    Side.valueOf(json.path("side").asString("")),
                    json.path("by").asString(""),
                    json.path("name").asString(""),
                    json.path("agency").asString(""),
                    json.path("algorithm").asString(""),
                    json.path("keyId").asString(""),
                    json.path("publicKey").asString(""),
                    Base64.getDecoder().decode(json.path("signature").asString("")),
                    Instant.parse(json.path("at").asString("")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("signatures", e);
        }
    }
}
