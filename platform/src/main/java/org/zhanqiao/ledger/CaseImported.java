package org.zhanqiao.ledger;

import java.util.Map;
import java.util.UUID;
import org.zhanqiao.identity.Person;

/// A file of cases was imported. Published inside the transaction that files them; each of them was moved by acts that
/// name the import, so that people can be told once of all.
///
/// @param all      how many were filed
/// @param assigned how many were assigned, by the code of the agency
public record CaseImported(UUID id, Person by, long all, Map<String, Long> assigned) {

    public CaseImported {
        assigned = Map.copyOf(assigned);
    }
}
