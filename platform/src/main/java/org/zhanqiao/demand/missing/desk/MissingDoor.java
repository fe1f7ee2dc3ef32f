package org.zhanqiao.demand.missing.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.search.WhenNothingIsFound;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;

/// Leads a data officer from a search in vain to the form, with the words filled in.
@Component
class MissingDoor implements WhenNothingIsFound {

    @Override
    public Optional<String> findAddress(String words, SignedInPerson me) {
        return me.has(Role.DATA_OFFICER)
                ? Optional.of(MissingPages.NEW + "?name=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
