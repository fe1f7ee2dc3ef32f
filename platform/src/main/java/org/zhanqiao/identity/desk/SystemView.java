package org.zhanqiao.identity.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.IssuedKey;
import org.zhanqiao.identity.Sm4Key;
import org.zhanqiao.identity.SystemKey;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Tone;

/// A calling system and its keys.
///
/// @param consoleHolders logins of those to whom keys were issued for trying calls, by key id
/// @param now the instant that the keys' standing is told for
/// @param issued a key just made, whose secret is shown this once
/// @param sm4Keys keys that values are or were encrypted to for it, newest first
/// @param notice message key of what was just done, empty for nothing
/// @param typed what was typed where something was wrong, by the id of the field
public record SystemView(
        CallingSystem system,
        String agencyName,
        List<SystemKey> keys,
        Map<String, String> consoleHolders,
        List<Sm4Key> sm4Keys,
        Instant now,
        @Nullable IssuedKey issued,
        String notice,
        List<InputError> errors,
        Map<String, String> typed) {

    /// Ends the ids of the fields by which a key gets a successor.
    public static String place(String keyId) {
        return "-" + keyId;
    }

    /// What stands in a field: what was typed when that was wrong.
    public String typed(String field, String otherwise) {
        return typed.getOrDefault(field, otherwise);
    }

    /// Whether something was wrong with how this key was to get a successor.
    public boolean isWrong(SystemKey key) {
        return errors.stream().anyMatch(error -> error.field().endsWith(place(key.keyId())));
    }

    /// Message key of a key's standing.
    public String standing(SystemKey key) {
        return "identity.key.standing." + key.standing(now).name();
    }

    /// How a key's standing looks.
    public Tone tone(SystemKey key) {
        return switch (key.standing(now)) {
            case VALID -> Tone.GOOD;
            case WAITING -> Tone.WAITING;
            case EXPIRED -> Tone.NEUTRAL;
            case REVOKED -> Tone.BAD;
        };
    }

    public boolean isLive(SystemKey key) {
        return switch (key.standing(now)) {
            case VALID, WAITING -> true;
            case EXPIRED, REVOKED -> false;
        };
    }

    public boolean isValid(SystemKey key) {
        return key.standing(now) == SystemKey.Standing.VALID;
    }

    /// Whether the key can have a successor; one of the console ends by itself.
    public boolean isRotatable(SystemKey key) {
        return isValid(key) && !consoleHolders.containsKey(key.keyId());
    }

    /// Whether values can be encrypted to it now.
    public boolean hasSm4Key() {
        return sm4Keys.stream().anyMatch(key -> key.endedAt().isEmpty());
    }
}
