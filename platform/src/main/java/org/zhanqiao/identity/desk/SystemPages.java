package org.zhanqiao.identity.desk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.IssuedKey;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.KeyOffer;
import org.zhanqiao.identity.KeyTaken;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// Calling systems and their keys: list, add, rotate with overlap, revoke. A secret is shown on the answer that made
/// it, and never again.
@Controller
@Allowed(Role.SYSTEM_ADMIN)
class SystemPages {

    private static final long LONGEST_TERM_DAYS = 1_096;
    private static final long LONGEST_OVERLAP_HOURS = 24 * 90;

    private final Pages pages;
    private final Identity identity;
    private final InstantSource clock;

    SystemPages(Pages pages, Identity identity, InstantSource clock) {
        this.pages = pages;
        this.identity = identity;
        this.clock = clock;
    }

    @GetMapping("/desk/systems")
    View list(ListQuery query) {
        return pages.show(
                "identity/systems", new SystemsView(identity.listSystems(query), AgencyPages.shortNames(identity)));
    }

    @GetMapping("/desk/systems.csv")
    View export(ListQuery query) {
        var agencies = AgencyPages.shortNames(identity);
        return pages.table(
                "identity.systems",
                List.of(
                        "identity.systems.code",
                        "identity.systems.name",
                        "identity.systems.agency",
                        "identity.export.agencyCode",
                        "identity.systems.purpose",
                        "identity.systems.auditor"),
                Paged.everything(query, identity::listSystems)
                        .map(system -> List.of(
                                system.code(),
                                system.name(),
                                agencies.getOrDefault(system.agencyCode(), system.agencyCode()),
                                system.agencyCode(),
                                system.purpose(),
                                system.auditor())));
    }

    @GetMapping("/desk/systems/{code}")
    View system(@PathVariable String code, @RequestParam(defaultValue = "") String done) {
        return show(
                HttpStatus.OK,
                code,
                null,
                switch (done) {
                    case "registered" -> "identity.systems.registered";
                    case "revoked" -> "identity.key.revoked";
                    case "sm4" -> "identity.sm4.registered";
                    case "sm4-withdrawn" -> "identity.sm4.withdrawn";
                    default -> "";
                },
                List.of());
    }

    @PostMapping("/desk/systems/{code}/keys")
    View addKey(
            @PathVariable String code,
            @RequestParam String algorithm,
            @RequestParam(defaultValue = "") String publicKey,
            @RequestParam(defaultValue = "365") String days) {
        var typed = Map.of("algorithm", algorithm, "publicKey", publicKey, "days", days);
        return withKey(
                code, "", typed, () -> identity.addKey(code, offer(algorithm, publicKey), Duration.ofDays(days(days))));
    }

    @PostMapping("/desk/systems/{code}/keys/{keyId}/rotate")
    View rotateKey(
            @PathVariable String code,
            @PathVariable String keyId,
            @RequestParam(defaultValue = "") String publicKey,
            @RequestParam(defaultValue = "365") String days,
            @RequestParam(defaultValue = "") String overlapHours) {
        requireOwn(code, keyId);
        var algorithm = identity.getKey(keyId).algorithm().label();
        var place = SystemView.place(keyId);
        return withKey(
                code,
                place,
                Map.of("publicKey" + place, publicKey, "overlapHours" + place, overlapHours),
                () -> identity.rotateKey(
                        keyId,
                        offer(algorithm, publicKey),
                        Duration.ofDays(days(days)),
                        Duration.ofHours(whole(overlapHours, LONGEST_OVERLAP_HOURS, "overlapHours"))));
    }

    @PostMapping("/desk/systems/{code}/keys/{keyId}/revoke")
    View revokeKey(@PathVariable String code, @PathVariable String keyId) {
        requireOwn(code, keyId);
        identity.revokeKey(keyId);
        return pages.redirect("/desk/systems/" + code + "?done=revoked");
    }

    @PostMapping("/desk/systems/{code}/sm4-key")
    View registerSm4Key(@PathVariable String code, @RequestParam(defaultValue = "") String sm4Key) {
        try {
            identity.registerSm4Key(code, sm4Key);
            return pages.redirect("/desk/systems/" + code + "?done=sm4");
        } catch (InvalidField invalid) {
            var error = InputError.of(invalid.field(), "identity.sm4.invalid");
            return show(HttpStatus.UNPROCESSABLE_CONTENT, code, null, "", List.of(error));
        }
    }

    @PostMapping("/desk/systems/{code}/sm4-key/withdraw")
    View withdrawSm4Key(@PathVariable String code) {
        identity.getSystem(code);
        identity.withdrawSm4Key(code);
        return pages.redirect("/desk/systems/" + code + "?done=sm4-withdrawn");
    }

    /// Makes a key, and shows the system with it or with what was wrong, at the field where it was typed.
    ///
    /// @param place ends the ids of the form's fields
    private View withKey(String code, String place, Map<String, String> typed, KeyMaking making) {
        try {
            return show(HttpStatus.OK, code, making.make(), "", List.of());
        } catch (InvalidField invalid) {
            var error = InputError.of(
                    invalid.field() + place,
                    "identity.key.invalid." + invalid.field(),
                    "overlapHours".equals(invalid.field()) ? LONGEST_OVERLAP_HOURS : LONGEST_TERM_DAYS);
            return show(HttpStatus.UNPROCESSABLE_CONTENT, code, null, "", List.of(error), typed);
        } catch (KeyTaken taken) {
            var error = InputError.of("publicKey" + place, "identity.key.taken");
            return show(HttpStatus.CONFLICT, code, null, "", List.of(error), typed);
        } catch (IllegalStateException notValidNow) {
            var error = InputError.of("content", "identity.key.notValidNow");
            return show(HttpStatus.CONFLICT, code, null, "", List.of(error));
        }
    }

    private View show(
            HttpStatus status, String code, @Nullable IssuedKey issued, String notice, List<InputError> errors) {
        return show(status, code, issued, notice, errors, Map.of());
    }

    private View show(
            HttpStatus status,
            String code,
            @Nullable IssuedKey issued,
            String notice,
            List<InputError> errors,
            Map<String, String> typed) {
        var system = identity.getSystem(code);
        var agency = identity.getAgency(system.agencyCode()).name();
        return pages.show(
                status,
                "identity/system",
                new SystemView(
                        system,
                        agency,
                        identity.listKeys(code),
                        identity.consoleHolders(code),
                        identity.listSm4Keys(code),
                        clock.instant(),
                        issued,
                        notice,
                        errors,
                        typed));
    }

    private void requireOwn(String code, String keyId) {
        if (!identity.getKey(keyId).system().equals(code)) {
            throw new NotFound("key", keyId);
        }
    }

    private static long days(String text) {
        return whole(text, LONGEST_TERM_DAYS, "days");
    }

    /// @throws InvalidField when it is not a whole number from 1 to the most
    private static long whole(String text, long most, String field) {
        var plain = text.strip();
        long number = plain.matches("\\d{1,6}") ? Long.parseLong(plain) : 0;
        if (number < 1 || number > most) {
            throw new InvalidField(field, "a whole number from 1 to " + most);
        }
        return number;
    }

    private static KeyOffer offer(String algorithm, String publicKey) {
        return switch (KeyAlgorithm.of(algorithm)) {
            case HMAC_SHA256 -> new KeyOffer.Hmac();
            case ED25519 -> new KeyOffer.Ed25519(publicKey);
            case SM2_SM3 -> new KeyOffer.Sm2(publicKey);
        };
    }

    /// Makes a key.
    @FunctionalInterface
    private interface KeyMaking {
        IssuedKey make();
    }
}
