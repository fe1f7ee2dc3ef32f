package org.zhanqiao.exchange.desk;

import java.time.Instant;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.web.Tone;

/// A grant with the two sides it binds.
///
/// @param held whether it is looked at from the side that holds it
public record Deal(
        Grant grant, CallingSystem system, DataService service, Agency consumer, Agency provider, boolean held) {

    /// Where a grant stands for whoever wants to call under it.
    public enum Standing {
        IN_FORCE(Tone.GOOD),
        WAITING(Tone.WAITING),
        EXPIRED(Tone.NEUTRAL),
        SUSPENDED(Tone.WAITING),
        REVOKED(Tone.BAD);

        private final Tone tone;

        Standing(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }

        public Phrase words() {
            return Phrase.of("exchange.standing." + name());
        }
    }

    /// The agency on the other side.
    public Agency other() {
        return held ? provider : consumer;
    }

    public Standing standing(Instant now) {
        return switch (grant.state()) {
            case REVOKED -> Standing.REVOKED;
            case SUSPENDED -> Standing.SUSPENDED;
            case ACTIVE ->
                now.isBefore(grant.notBefore())
                        ? Standing.WAITING
                        : now.isBefore(grant.notAfter()) ? Standing.IN_FORCE : Standing.EXPIRED;
        };
    }
}
