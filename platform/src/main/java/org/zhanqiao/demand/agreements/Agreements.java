package org.zhanqiao.demand.agreements;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantChanged;
import org.zhanqiao.demand.GrantConflict;
import org.zhanqiao.demand.GrantDeciding;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.PlatformActs;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestDecision;
import org.zhanqiao.demand.requests.RequestMoved;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.OfficerKey;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.web.NotFound;

/// Agreements: made with the approval, signed by both sides, in force as a grant in the transaction of the second
/// signature. Ending one is a separate act; the agreement itself is never changed.
@Service
public class Agreements {

    private final AgreementTable table;
    private final AgreementText text;
    private final AccessRequests requests;
    private final PlatformActs platform;
    private final Grants grants;
    private final OfficerKeys keys;
    private final InstantSource clock;

    Agreements(
            AgreementTable table,
            AgreementText text,
            AccessRequests requests,
            PlatformActs platform,
            Grants grants,
            OfficerKeys keys,
            InstantSource clock) {
        this.table = table;
        this.text = text;
        this.requests = requests;
        this.platform = platform;
        this.grants = grants;
        this.keys = keys;
        this.clock = clock;
    }

    /// The agreement of a request; none before it is approved.
    public Optional<Agreement> findAgreement(String request) {
        return table.find(request);
    }

    /// @throws NotFound when the request has none
    public Agreement getAgreement(String request) {
        return findAgreement(request).orElseThrow(() -> new NotFound("agreement of request", request));
    }

    /// Who signed the agreement of a hash, the first first; nobody when no agreement has it.
    public List<AgreementSignature> listSignatures(String sha256) {
        return table.findRequest(sha256)
                .flatMap(table::find)
                .map(Agreement::signatures)
                .orElse(List.of());
    }

    /// An approval makes the agreement; an end revokes its grant, a suspension suspends it. In the transaction of the
    /// act.
    @EventListener
    void follow(RequestMoved moved) {
        var request = moved.request();
        if (moved.act().kind() == ActKind.APPROVE) {
            var made = clock.instant();
            var content = text.of(request, listReplaced(request), made);
            table.insert(new Agreement(request.id(), content, CanonicalJson.sha256(content), made, List.of()));
        }
        decide(request.grant(), moved.act());
    }

    /// The agreements in force that this one takes the place of, as far as they are known when it is
    /// made: of the request that it renews or amends, and of others for the same calls.
    private List<Replaced> listReplaced(AccessRequest request) {
        var former = Stream.concat(
                Optional.of(request.supersedes()).filter(id -> !id.isEmpty()).flatMap(requests::findRequest).stream(),
                requests.listAlike(request).stream());
        return former.filter(each -> each.state() == RequestState.IN_FORCE)
                .flatMap(each -> table.find(each.id()).map(agreement -> new Replaced(each, agreement)).stream())
                .toList();
    }

    /// What an act on a request in force does to its grant. What the platform noted was done there already.
    private void decide(String grant, Act<RequestState, ActKind> act) {
        if (act.by().isEmpty()) {
            return;
        }
        switch (act.kind()) {
            case SUSPEND -> grants.suspend(grant, act.by(), act.because());
            case RESUME -> grants.resume(grant, act.by(), act.because());
            case END -> revoke(grant, act);
            case DRAFT, PROPOSE, SEND_BACK, SIGN_OFF, NOTE_INCOMPLETE, COMPLETE, ASK_EXTENSION -> {}
            case SEND_BACK_COMPLETION, SIGN_OFF_COMPLETION -> {}
            case CONSENT_EXTENSION, DENY_EXTENSION, PROPOSE_APPROVAL, PROPOSE_REFUSAL, RETURN_ANSWER -> {}
            case APPROVE, REFUSE, SIGN_AS_CONSUMER, SIGN_AS_PROVIDER, TERMINATE, SUPERSEDE, REMIND -> {}
            case EXPIRE, CONFIRM_DISPOSAL, WITHDRAW, ESCALATE, SUPERVISE, REPLY, ANSWER_ANEW -> {}
        }
    }

    private void revoke(String grant, Act<RequestState, ActKind> act) {
        try {
            grants.revoke(grant, act.by(), act.because());
        } catch (GrantConflict alreadyRevoked) {
            // Then it serves nobody, which is what was wanted.
            if (alreadyRevoked.current().state() != Grant.State.REVOKED) {
                throw alreadyRevoked;
            }
        }
    }

    @EventListener
    void hold(GrantDeciding deciding) {
        table.findRequest(deciding.grant().agreement()).ifPresent(platform::hold);
    }

    /// A revoked grant ends its request; one suspended or resumed is noted there.
    @EventListener
    void follow(GrantChanged changed) {
        var grant = changed.grant();
        var request = table.findRequest(grant.agreement());
        switch (grant.state()) {
            case REVOKED -> request.ifPresent(id -> platform.noteRevocation(id, grant));
            case ACTIVE, SUSPENDED -> request.ifPresent(id -> platform.noteSuspension(id, grant));
        }
    }

    /// Signs with the key that the platform keeps for the person.
    ///
    /// @param version the version of the request that was read
    /// @throws NoSigningKey     when it keeps none
    /// @throws RequestConflict  when somebody did something first
    @Transactional
    public AccessRequest sign(String request, long version, Side side, Person me) {
        var key = keys.findCurrent(me.id()).filter(OfficerKey::kept).orElseThrow(NoSigningKey::new);
        return sign(request, version, side, me, key, keys.sign(me.id(), content(request)));
    }

    /// Takes a signature that the person made with their own, registered key.
    ///
    /// @param signature Ed25519, or SM2 as DER or as two numbers of 32 bytes
    /// @throws NoSigningKey     when no key is registered
    /// @throws ForeignSignature when it is not of that key over this agreement
    @Transactional
    public AccessRequest sign(String request, long version, Side side, Person me, byte[] signature) {
        return sign(request, version, side, me, keys.findCurrent(me.id()).orElseThrow(NoSigningKey::new), signature);
    }

    private AccessRequest sign(String id, long version, Side side, Person me, OfficerKey key, byte[] bytes) {
        var agreement = getAgreement(id);
        var detail = new ActDetail.Signature(agreement.sha256(), key.keyId(), "");
        var dossier = requests.require(new RequestDecision(id, version, side.act(), "", detail), me);
        var algorithm = key.algorithm().label();
        var signature = new AgreementSignature(
                side,
                me.login(),
                me.name(),
                me.agency().orElse(""),
                algorithm,
                key.keyId(),
                key.publicKey(),
                SignatureForm.open(algorithm, bytes),
                clock.instant());
        if (!signature.holdsFor(content(id))) {
            throw new ForeignSignature();
        }
        table.insert(id, signature);
        boolean both = agreement
                .findSignature(side == Side.CONSUMER ? Side.PROVIDER : Side.CONSUMER)
                .isPresent();
        var grant = both ? compile(dossier.request(), agreement, me).id() : "";
        return requests.act(
                new RequestDecision(
                        id, version, side.act(), "", new ActDetail.Signature(agreement.sha256(), key.keyId(), grant)),
                me);
    }

    /// What is renewed or amended ends in the transaction in which its successor begins, and so does every
    /// grant for the same calls: of one system, service and purpose never two are in force, because no call
    /// could say which it means.
    private Grant compile(AccessRequest request, Agreement agreement, Person me) {
        var draft = request.ask().toGrantDraft(clock.instant(), agreement.sha256());
        var superseded = new LinkedHashSet<String>();
        for (var alike : grants.holdAlike(draft)) {
            table.findRequest(alike.agreement()).ifPresent(id -> platform.noteSuperseded(id, request));
            superseded.add(alike.id());
        }
        if (!request.supersedes().isEmpty()) {
            platform.noteSuperseded(request.supersedes(), request).ifPresent(superseded::add);
        }
        superseded.forEach(grant -> grants.revoke(grant, me.login(), "由 " + request.id() + " 取代"));
        return grants.sign(draft, me.login());
    }

    private byte[] content(String request) {
        return getAgreement(request).content().getBytes(UTF_8);
    }
}
