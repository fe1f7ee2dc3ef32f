package org.zhanqiao.demand.corrections;

import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.web.InputError;

/// What a correction request says about somebody: kept sealed, and shown to the officers of the two agencies only.
///
/// @param subject how the record is found: an identity number, a credit code, the number of a certificate
/// @param wrong   what seems wrong, and what it should be
/// @param proof   on what proof
public record Particulars(String subject, String wrong, String proof) {

    static final int LONGEST_SUBJECT = 100;
    static final int LONGEST = 1_000;

    public Particulars {
        subject = subject.strip();
        wrong = wrong.strip();
        proof = proof.strip();
    }

    List<InputError> listFlaws() {
        var flaws = new ArrayList<InputError>();
        state(flaws, "subject", subject, LONGEST_SUBJECT);
        state(flaws, "wrong", wrong, LONGEST);
        state(flaws, "proof", proof, LONGEST);
        return flaws;
    }

    private static void state(List<InputError> flaws, String field, String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            flaws.add(InputError.of(field, "demand.correction." + field + ".stated", longest));
        }
    }

    @Override
    public String toString() {
        return "Particulars[sealed]";
    }
}
