package org.zhanqiao.demand.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.demand.agreements.Agreement;
import org.zhanqiao.demand.agreements.AgreementFile;
import org.zhanqiao.demand.agreements.AgreementPdf;
import org.zhanqiao.demand.agreements.AgreementWords;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.ForeignSignature;
import org.zhanqiao.demand.agreements.NoSigningKey;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.KeyOffer;
import org.zhanqiao.identity.KeyTaken;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.Download;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// An agreement: read, signed, taken along. A key is registered where it is needed.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class AgreementPages {

    private static final String AGREEMENT = RequestListPages.ASKED + "/{id:R-[0-9-]+}/agreement";

    private final Pages pages;
    private final AccessRequests requests;
    private final RequestViews views;
    private final Agreements agreements;
    private final OfficerKeys keys;

    AgreementPages(Pages pages, AccessRequests requests, RequestViews views, Agreements agreements, OfficerKeys keys) {
        this.pages = pages;
        this.requests = requests;
        this.views = views;
        this.agreements = agreements;
        this.keys = keys;
    }

    static String path(String id) {
        return RequestPages.path(id) + "/agreement";
    }

    @GetMapping(AGREEMENT)
    View agreement(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        return show(HttpStatus.OK, requests.getDossier(id, me.person()), List.of(), me);
    }

    @GetMapping(AGREEMENT + ".json")
    ResponseEntity<byte[]> file(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        return Download.of(
                id + "-agreement.json",
                MediaType.APPLICATION_JSON,
                AgreementFile.write(visible(id, me)).getBytes(UTF_8));
    }

    /// The bytes that are signed, no more and no less.
    @GetMapping(AGREEMENT + ".canonical.json")
    ResponseEntity<byte[]> canonical(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        return Download.of(
                id + "-agreement.canonical.json",
                MediaType.APPLICATION_JSON,
                visible(id, me).content().getBytes(UTF_8));
    }

    @GetMapping(AGREEMENT + ".pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        return Download.of(id + "-agreement.pdf", MediaType.APPLICATION_PDF, AgreementPdf.write(visible(id, me)));
    }

    private Agreement visible(String id, SignedInPerson me) {
        requests.getDossier(id, me.person());
        return agreements.getAgreement(id);
    }

    /// Signs with the kept key, which is made when the person has none, or with a signature that they made themselves.
    ///
    /// @param hand whether a signature is handed over; an empty one signs nothing
    @PostMapping(AGREEMENT)
    View sign(
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String algorithm,
            @RequestParam(defaultValue = "false") boolean hand,
            @RequestParam(defaultValue = "") String signature,
            @AuthenticationPrincipal SignedInPerson me) {
        var dossier = requests.getDossier(id, me.person());
        var side = side(dossier, me).orElse(null);
        if (side == null) {
            return conflict(dossier);
        }
        if (hand && signature.isBlank()) {
            return wrong(dossier, me, InputError.of("signature", "demand.sign.empty"));
        }
        return answer(dossier, me, () -> {
            if (hand) {
                return agreements.sign(
                        id, version, side, me.person(), Base64.getMimeDecoder().decode(signature.strip()));
            }
            if (keys.findCurrent(me.id()).isEmpty()) {
                keys.make(me.id(), KeyAlgorithm.of(algorithm));
            }
            return agreements.sign(id, version, side, me.person());
        });
    }

    private View answer(Dossier dossier, SignedInPerson me, Supplier<AccessRequest> signing) {
        try {
            var request = signing.get();
            return pages.redirect(RequestPages.path(request.id()) + "?done="
                    + side(dossier, me).orElse(Side.CONSUMER).act().name());
        } catch (RequestConflict conflict) {
            return pages.show(HttpStatus.CONFLICT, "proceeding/conflict", views.conflict(conflict));
        } catch (NoSigningKey e) {
            return wrong(dossier, me, InputError.of("signature", "demand.sign.noKey"));
        } catch (ForeignSignature e) {
            return wrong(dossier, me, InputError.of("signature", "demand.sign.foreign"));
        } catch (UnfitGrant e) {
            return wrong(dossier, me, InputError.of("sign", "demand.sign.unfit"));
        } catch (InvalidField e) {
            return wrong(dossier, me, InputError.of("algorithm", "demand.sign.algorithm"));
        } catch (IllegalArgumentException e) {
            return wrong(dossier, me, InputError.of("signature", "demand.sign.base64"));
        }
    }

    /// Registers the reader's own public key.
    @PostMapping(AGREEMENT + "/key")
    View register(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String publicKey,
            @AuthenticationPrincipal SignedInPerson me) {
        var dossier = requests.getDossier(id, me.person());
        try {
            keys.register(
                    me.id(),
                    kind.equals(KeyAlgorithm.SM2_SM3.label())
                            ? new KeyOffer.Sm2(publicKey)
                            : new KeyOffer.Ed25519(publicKey));
            return pages.redirect(path(id));
        } catch (InvalidField e) {
            return wrong(dossier, me, InputError.of("publicKey", "demand.sign.publicKey"));
        } catch (KeyTaken e) {
            return wrong(dossier, me, InputError.of("publicKey", "demand.sign.keyTaken"));
        }
    }

    private View wrong(Dossier dossier, SignedInPerson me, InputError error) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, dossier, List.of(error), me);
    }

    private View conflict(Dossier dossier) {
        return pages.show(HttpStatus.CONFLICT, "proceeding/conflict", views.impossible(dossier));
    }

    private View show(HttpStatus status, Dossier dossier, List<InputError> errors, SignedInPerson me) {
        var agreement = agreements.getAgreement(dossier.request().id());
        @Nullable Side side = side(dossier, me).orElse(null);
        @Nullable AccessRequest successor = dossier.request().state().isReplaced() ? views.successor(dossier, me) : null;
        @Nullable Agreement replacing = successor == null
                ? null
                : agreements.findAgreement(successor.id()).orElse(null);
        return pages.show(
                status,
                "demand/agreement",
                new AgreementView(
                        dossier.request(),
                        agreement,
                        AgreementWords.of(agreement.content()),
                        successor,
                        replacing,
                        side,
                        keys.findCurrent(me.id()).orElse(null),
                        errors,
                        RequestListPages.place(dossier.request(), me)));
    }

    /// For which side the reader can sign now.
    private static Optional<Side> side(Dossier dossier, SignedInPerson me) {
        var possible = dossier.possible(me.person());
        return Stream.of(Side.values())
                .filter(side -> possible.contains(side.act()))
                .findFirst();
    }
}
