package org.zhanqiao.demand;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
        String agreement) {

    /// Longest purpose and matter, in characters; both stand in lists.
    public static final int LONGEST_TITLE = 200;

    public static final int LONGEST_LEGAL_BASIS = 1_000;

    /// No answer older than this stands in for a source that is down.
    public static final Duration LONGEST_LAST_GOOD = Duration.ofDays(30);

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /// What is wrong with it by itself; what its service allows is another question.
    public List<GrantFlaw> listFlaws() {
        var flaws = new ArrayList<GrantFlaw>();
        state(flaws, GrantRule.PURPOSE_STATED, purpose, LONGEST_TITLE);
        state(flaws, GrantRule.MATTER_STATED, matter, LONGEST_TITLE);
        state(flaws, GrantRule.LEGAL_BASIS_STATED, legalBasis, LONGEST_LEGAL_BASIS);
        if (callsPerSecond < 1) {
            flaws.add(GrantFlaw.of(GrantRule.RATE_POSITIVE));
        }
        if (callsPerDay < 1) {
            flaws.add(GrantFlaw.of(GrantRule.QUOTA_POSITIVE));
        }
        if (!notBefore.isBefore(notAfter)) {
            flaws.add(GrantFlaw.of(GrantRule.TERM_ORDER));
        }
        if (lastGoodFor.isNegative() || lastGoodFor.compareTo(LONGEST_LAST_GOOD) > 0) {
            flaws.add(GrantFlaw.of(GrantRule.LAST_GOOD_SPAN, "", LONGEST_LAST_GOOD.toDays()));
        }
        if (!SHA_256.matcher(agreement).matches()) {
            flaws.add(GrantFlaw.of(GrantRule.AGREEMENT_HASH));
        }
        flaws.addAll(terms.listFlaws());
        return flaws;
    }

    private static void state(List<GrantFlaw> flaws, GrantRule rule, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            flaws.add(GrantFlaw.of(rule, "", longest));
        }
    }

    /// The grant it becomes when it is signed.
    public Grant toGrant(String id, String signedBy, Instant signedAt) {
        return new Grant(
                id,
                caller,
                service,
                purpose,
                matter,
                legalBasis,
                terms,
                caseRequired,
                callsPerSecond,
                callsPerDay,
                lastGoodFor,
                notBefore,
                notAfter,
                agreement,
                Grant.State.ACTIVE,
                new Grant.Signature(signedBy, signedAt),
                null,
                1);
    }
}
