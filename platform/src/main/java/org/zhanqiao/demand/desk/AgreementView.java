package org.zhanqiao.demand.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.agreements.Agreement;
import org.zhanqiao.demand.agreements.AgreementSignature;
import org.zhanqiao.demand.agreements.AgreementWords;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.identity.OfficerKey;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Placed;

/// An agreement with its signatures, and for whoever may sign the means to do it.
///
/// @param successor the request whose agreement took the place of this one; null for none
/// @param replacing that agreement; null for none
/// @param side   for which the reader can sign now; none when they cannot
/// @param key    the reader's current key; none while there is none
public record AgreementView(
        AccessRequest request,
        Agreement agreement,
        AgreementWords words,
        @Nullable AccessRequest successor,
        @Nullable Agreement replacing,
        @Nullable Side side,
        @Nullable OfficerKey key,
        List<InputError> errors,
        String place)
        implements Placed {

    public List<Side> sides() {
        return List.of(Side.PROVIDER, Side.CONSUMER);
    }

    public Optional<AgreementSignature> signature(Side of) {
        return agreement.findSignature(of);
    }

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
