package org.zhanqiao.demand.agreements;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.zhanqiao.demand.CanonicalJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agreement with its signatures as one file. Anyone verifies it with the keys that the agencies
/// published; `docs/agreements.md` says how, also with OpenSSL.
///
/// ```json
/// {"agreement": "the canonical content, a string", "sha256": "…",
///  "signatures": [{"side": "CONSUMER", "algorithm": "ed25519", "publicKey": "…", "signature": "…", …}]}
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
    /// @param signatures each with what becomes of it
    public record Finding(String sha256, boolean hashHolds, List<Checked> signatures) {

        /// What it comes to: the worst of it. [Verdict#GENUINE] only when both sides signed exactly
        /// this content with keys that are published as theirs.
        public Verdict verdict() {
            var verdicts = signatures.stream().map(Checked::verdict).toList();
            boolean bothSides = List.of(Side.values()).stream()
                    .allMatch(side -> signatures.stream()
                            .anyMatch(each -> each.signature().side() == side));
            if (!hashHolds || !bothSides) {
                return Verdict.BROKEN;
            }
            return verdicts.stream()
                    .filter(Verdict::refutes)
                    .findFirst()
                    .orElse(verdicts.contains(Verdict.SIGNER_UNKNOWN) ? Verdict.SIGNER_UNKNOWN : Verdict.GENUINE);
        }
    }

    /// A signature and what becomes of it.
    public record Checked(AgreementSignature signature, Verdict verdict) {}

    /// Codes of the agencies that the signed content names, provider and consumer; fewer when it names
    /// none.
    ///
    /// @throws IllegalArgumentException saying what of the file cannot be read
    public static List<String> listParties(String file) {
        return read(
                file,
                json -> Stream.of(Side.values())
                        .map(side -> party(JSON.readTree(content(json)), side))
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .toList());
    }

    /// Checks both signatures, and whose they are.
    ///
    /// @param published keys of the agencies, as they published them
    /// @throws IllegalArgumentException saying what of the file cannot be read
    public static Finding verify(String file, List<SignerKeys> published) {
        return read(file, json -> {
            var content = content(json);
            var said = JSON.readTree(content);
            var sha256 = CanonicalJson.sha256(content);
            var checked = new ArrayList<Checked>();
            for (var each : json.path("signatures")) {
                var signature = read(each);
                checked.add(new Checked(
                        signature,
                        holds(signature, content.getBytes(UTF_8))
                                ? signer(signature, party(said, signature.side()), published)
                                : Verdict.BROKEN));
            }
            return new Finding(sha256, sha256.equals(json.path("sha256").asString("")), checked);
        });
    }

    private static <R> R read(String file, Function<JsonNode, R> reading) {
        try {
            return reading.apply(JSON.readTree(file));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("JSON", e);
        }
    }

    private static String content(JsonNode json) {
        if (!json.path("agreement").isString()) {
            throw new IllegalArgumentException("agreement");
        }
        return json.path("agreement").asString();
    }

    private static String party(JsonNode content, Side side) {
        var party = switch (side) {
            case CONSUMER -> content.path("consumer");
            case PROVIDER -> content.path("provider");
        };
        return party.path("code").asString("");
    }

    /// Whose key it is, by what is published alone: nothing that stands beside a signature is signed.
    ///
    /// @param party code of the agency that the signed content names for this side
    private static Verdict signer(AgreementSignature signature, String party, List<SignerKeys> published) {
        var agencies =
                published.stream().filter(each -> each.code().equals(party)).toList();
        if (agencies.isEmpty()) {
            return Verdict.SIGNER_UNKNOWN;
        }
        return agencies.stream()
                .flatMap(each -> each.find(signature.publicKey()).stream())
                .findFirst()
                .map(key -> states(signature, key, party) ? Verdict.GENUINE : Verdict.MISSTATED)
                .orElse(Verdict.FOREIGN_KEY);
    }

    private static boolean states(AgreementSignature signature, SignerKey key, String party) {
        return signature.agency().equals(party)
                && signature.name().equals(key.name())
                && signature.keyId().equals(key.keyId())
                && signature.algorithm().equals(key.algorithm())
                && key.isValidAt(signature.at());
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
