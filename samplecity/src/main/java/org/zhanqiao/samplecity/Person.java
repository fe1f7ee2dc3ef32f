package org.zhanqiao.samplecity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One person of a household.
///
/// @param slot place in the household's list, 0 to 7; with the household's number it is the register's row number
/// @param relation to the head, 户主 for the head
/// @param id citizen's number, well formed
/// @param phone a mobile number; none before the fourteenth birthday
/// @param died day of death, for the deceased
/// @param employer number of the enterprise, for the employed
record Person(
        int slot,
        String relation,
        String id,
        String name,
        Sex sex,
        LocalDate birth,
        String ethnicity,
        @Nullable String phone,
        String maritalStatus,
        @Nullable LocalDate died,
        Occupation occupation,
        long employer,
        @Nullable Person mother,
        @Nullable Person father) {

    boolean alive() {
        return died == null;
    }
}
