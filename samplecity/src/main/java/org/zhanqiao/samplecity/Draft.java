package org.zhanqiao.samplecity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person before the number is given out: numbers are spent only on households that are kept.
///
/// @param member false for a divorced partner who lives elsewhere
record Draft(
        String relation,
        Sex sex,
        LocalDate birth,
        String name,
        String maritalStatus,
        @Nullable LocalDate died,
        boolean member,
        @Nullable Draft mother,
        @Nullable Draft father) {

    static Draft adult(String relation, Sex sex, LocalDate birth, String name, String maritalStatus) {
        return new Draft(relation, sex, birth, name, maritalStatus, null, true, null, null);
    }

    Draft dead(@Nullable LocalDate day) {
        return new Draft(relation, sex, birth, name, maritalStatus, day, member, mother, father);
    }

    Draft elsewhere() {
        return new Draft(relation, sex, birth, name, maritalStatus, died, false, mother, father);
    }
}
