package org.zhanqiao.identity.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.identity.IssuedPassword;
import org.zhanqiao.identity.Person;
import org.zhanqiao.web.Paged;

/// The list of people.
///
/// @param people this page of them
/// @param agencies short names of agencies by their codes
/// @param notice message key of what was just done, empty for nothing
/// @param issued a one-time password just drawn, shown this once
/// @param conflict whether a change was refused because somebody else made one meanwhile
public record PeopleView(
        Paged<Person> people,
        Map<String, String> agencies,
        String notice,
        @Nullable IssuedPassword issued,
        boolean conflict) {

    public List<Person> rows() {
        return people.rows();
    }

    /// The short name of somebody's agency, empty without one.
    public String agencyOf(Person person) {
        return person.agency().map(code -> agencies.getOrDefault(code, code)).orElse("");
    }
}
