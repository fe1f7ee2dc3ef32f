package org.zhanqiao.protection.suggest;

/// How sure it is that a column is of a kind, from what its title says and how many of its values fit. Tuned on the
/// sample city; `A02_SuggestionScoreTest` measures and guards it.
final class Confidence {

    /// How much a value that fits proves.
    private enum Proof {
        /// Nobody makes such values by chance: a check character, or a form that nothing else has.
        STRONG,
        /// Others have the form too; most values have to fit.
        WEAK,
        /// The form alone proves nothing; the title has to say it.
        WITH_TITLE,
        /// Values have no form; the title alone speaks.
        TITLE_ONLY
    }

    /// What a title alone says, before any value was seen, and of kinds that no value shows.
    private static final double BY_TITLE = 0.6;

    /// What it still says when no value fits.
    private static final double UNCONFIRMED = 0.5;

    private Confidence() {}

    /// @return 0 when nothing speaks for it
    static double of(Kind kind, boolean titled, long matched, long looked) {
        var proof = proof(kind);
        if (looked == 0) {
            return titled ? BY_TITLE : 0;
        }
        double share = (double) matched / looked;
        return switch (proof) {
            case STRONG -> titled ? share == 0 ? UNCONFIRMED : blend(0.7, share) : share >= 0.3 ? blend(0.6, share) : 0;
            case WEAK -> titled ? share == 0 ? UNCONFIRMED : blend(0.6, share) : share >= 0.8 ? blend(0.3, share) : 0;
            case WITH_TITLE -> titled ? share > 0.2 ? blend(0.6, share) : 0.3 : 0;
            case TITLE_ONLY -> titled ? byTitle(kind, share) : share >= 0.2 ? blend(0.5, share) : 0;
        };
    }

    private static double byTitle(Kind kind, double share) {
        if (!kind.showsInValues()) {
            return BY_TITLE;
        }
        return share == 0 ? UNCONFIRMED : 0.7;
    }

    /// From `least`, when hardly any value fits, to 0.99, when all do.
    private static double blend(double least, double share) {
        return Math.min(0.99, least + (0.99 - least) * share);
    }

    private static Proof proof(Kind kind) {
        return switch (kind) {
            case RESIDENT_ID, SOCIAL_CREDIT_CODE, MOBILE, EMAIL, PLATE -> Proof.STRONG;
            case LANDLINE, PERSON_NAME, ADDRESS, BANK_CARD, ORGANISATION_CODE -> Proof.WEAK;
            case BIRTH_DATE -> Proof.WITH_TITLE;
            case PERSONAL_STATUS, FINANCE, HEALTH, RELIGION, BIOMETRIC, LOCATION_TRACK, MINOR -> Proof.TITLE_ONLY;
        };
    }
}
