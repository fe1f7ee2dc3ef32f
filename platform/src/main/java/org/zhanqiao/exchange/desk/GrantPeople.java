package org.zhanqiao.exchange.desk;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;

/// Who signed and ended grants, by name.
@Component
public final class GrantPeople {

    private final Agreements agreements;
    private final Identity identity;

    GrantPeople(Agreements agreements, Identity identity) {
        this.agreements = agreements;
        this.identity = identity;
    }

    /// The officers of both sides who signed its agreement, the first first; without one, whoever signed the grant.
    List<GrantView.Signer> signers(Grant grant) {
        var signed = agreements.listSignatures(grant.agreement()).stream()
                .map(each -> new GrantView.Signer(each.at(), agency(each.agency()), each.name()))
                .toList();
        var signature = grant.signature();
        return signed.isEmpty() ? List.of(new GrantView.Signer(signature.at(), "", name(signature.by()))) : signed;
    }

    String name(String login) {
        return identity.personName(login);
    }

    private String agency(String code) {
        return identity.findAgency(code).map(Agency::name).orElse(code);
    }
}
