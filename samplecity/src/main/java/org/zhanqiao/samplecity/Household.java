package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People who live together, the head first.
///
/// @param number from 1, in the order of making
/// @param local registered in Qingdao (户籍); otherwise each adult holds a residence permit
/// @param since day since which the household is at this address
/// @param movedOut day on which a local household left the city
/// @param marriages of its members, also those that ended with a divorce
record Household(
        long number,
        Place place,
        boolean local,
        LocalDate since,
        @Nullable LocalDate movedOut,
        List<Person> members,
        List<Marriage> marriages) {

    Person head() {
        return members.getFirst();
    }

    /// Whether its members still live here, so that the agencies serve them.
    boolean present() {
        return movedOut == null;
    }

    /// The number of a member's row in the register of residents.
    long recordNumber(Person member) {
        return number * 10 + member.slot();
    }
}
