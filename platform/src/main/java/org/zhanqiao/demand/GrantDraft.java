package org.zhanqiao.demand;

import java.time.Duration;
import java.time.Instant;

/// What an administrator signs: a [Grant] without its number, state and signature.
public record GrantDraft(
        String caller,
        String service,
        String purpose,
        String matter,
        String legalBasis,
        GrantTerms terms,
        boolean caseRequired,
        int callsPerSecond,
        long callsPerDay,
        Duration lastGoodFor,
        Instant notBefore,
        Instant notAfter,
        String agreement) {}
