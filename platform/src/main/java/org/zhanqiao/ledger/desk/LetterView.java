package org.zhanqiao.ledger.desk;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A letter of supervision.
///
/// @param agency   full name of the agency it is written to
/// @param person   name of whoever is responsible; empty for none
/// @param reported since when it is known
/// @param due      the last day of the case; none while its clock stands
/// @param demand   what is wanted
/// @param answerBy the day by which it wants an answer
/// @param by       name of whoever wrote it
/// @param cityOffice whether it is the city government's office that writes, and not the bureau
public record LetterView(
        String id,
        long number,
        String title,
        String what,
        String agency,
        String person,
        Instant reported,
        @Nullable LocalDate due,
        String demand,
        LocalDate answerBy,
        String by,
        boolean cityOffice,
        LocalDate day) {}
