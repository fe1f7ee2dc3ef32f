package org.zhanqiao.demand.agreements;

import java.util.Map;
import org.springframework.stereotype.Service;
import org.zhanqiao.audit.OfficerKeyEvidence;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.web.NotFound;

/// Publishes the keys with which people sign agreements, each with where the evidence binds it to them.
@Service
public class PublishedKeys {

    private final OfficerKeys keys;
    private final OfficerKeyEvidence evidence;
    private final Identity identity;

    PublishedKeys(OfficerKeys keys, OfficerKeyEvidence evidence, Identity identity) {
        this.keys = keys;
        this.evidence = evidence;
        this.identity = identity;
    }

    /// @param agency code
    /// @throws NotFound when there is no such agency
    public SignerKeys getKeys(String agency) {
        var found = identity.getAgency(agency);
        return new SignerKeys(
                found.code(),
                found.name(),
                keys.listOf(found.code()).stream()
                        .map(held -> SignerKey.of(
                                held,
                                evidence.findRegistration(held.key().keyId()),
                                evidence.findEnd(held.key().keyId())))
                        .toList());
    }

    /// How many keys there are of each agency that has any, by its code.
    public Map<String, Integer> countByAgency() {
        return keys.countByAgency();
    }
}
