package org.zhanqiao.samplecity;

import java.util.Map;

/// A resident who can stand for a matter in examples and demonstrations: no defect was planted in any row about the
/// household.
///
/// @param role what the resident is an example of
/// @param idNumber citizen's number
/// @param keys further keys by `schema.table.column`, such as the certificate number of the child's birth
public record SampleResident(
        Role role, String idNumber, String name, long householdNumber, String address, Map<String, String> keys) {

    /// What residents are needed as examples of.
    public enum Role {
        /// A mother whose child was born within the last year; keys: the birth's certificate and the child's number.
        MOTHER_OF_NEWBORN,
        /// A child at primary school; keys: the student's number and school.
        SCHOOL_CHILD,
        /// Somebody who owns a dwelling; keys: the right's certificate and the unit.
        HOME_OWNER,
        /// Somebody who draws a pension.
        RETIREE,
        /// The legal person of an open enterprise; keys: its code and name.
        LEGAL_PERSON,
        /// Somebody employed who has a housing fund account; keys: the account and the employer's code.
        EMPLOYEE
    }

    /// Makes the keys unmodifiable.
    public SampleResident {
        keys = Map.copyOf(keys);
    }
}
