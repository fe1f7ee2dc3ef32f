package org.zhanqiao.demand.agreements;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The keys with which an agency's people sign, as the platform publishes them for anybody: without
/// them a signature proves that somebody signed, not who.
///
/// @param code unified social credit code of the agency
@Schema(name = "SignerKeys", description = "一个机构人员的签名公钥 · public keys of an agency’s people")
public record SignerKeys(
        @Schema(description = "统一社会信用代码 · unified social credit code")
        String code,

        @Schema(description = "机构名称 · name of the agency") String agency,

        @Schema(description = "现用和用过的 · present and past, latest first")
        List<SignerKey> keys) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public SignerKeys {
        Objects.requireNonNull(code, "code");
        keys = List.copyOf(keys);
    }

    /// Reads what the platform answered.
    ///
    /// @throws IllegalArgumentException when it is something else
    public static SignerKeys read(String json) {
        try {
            return JSON.readValue(json, SignerKeys.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no list of published keys", e);
        }
    }

    /// The published key that this one is.
    Optional<SignerKey> find(String publicKey) {
        return keys.stream().filter(key -> key.publicKey().equals(publicKey)).findFirst();
    }
}
