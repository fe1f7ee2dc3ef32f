package org.zhanqiao.demand;

import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.SystemReader;
import org.zhanqiao.web.NotFound;

/// Whose doings somebody sees, on pages and by program alike: the bureau and the city government's office
/// those of every agency; the data officers of an agency, the head of its sharing office and its calling
/// systems those that their own agency is a side of.
///
/// @param agency code of that agency; empty for whoever sees nothing by an agency
/// @param all    whether they see those of all agencies
public record Sight(String agency, boolean all) {

    public static Sight of(Reader reader) {
        return switch (reader) {
            case SignedInPerson who -> of(who.person());
            case SystemReader(var system) -> new Sight(system.agencyCode(), false);
        };
    }

    public static Sight of(Person person) {
        var roles = person.roles();
        return new Sight(
                roles.hasAny(Role.DATA_OFFICER, Role.SHARING_HEAD)
                        ? person.agency().orElse("")
                        : "",
                roles.oversee());
    }

    /// Whether it is the agency they see by.
    public boolean isOf(String code) {
        return !agency.isEmpty() && agency.equals(code);
    }

    /// Whether they see what goes on between two agencies.
    public boolean sees(String consumer, String provider) {
        return all || isOf(consumer) || isOf(provider);
    }

    /// The agency whose doings their lists hold; empty for those of all agencies.
    ///
    /// @throws NotFound for whoever sees nothing
    public String bound() {
        if (!all && agency.isEmpty()) {
            throw new NotFound("agency", "the reader's");
        }
        return all ? "" : agency;
    }
}
