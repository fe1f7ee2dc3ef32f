package org.zhanqiao.ledger;

import java.util.List;
import java.util.Optional;

/// What those said and showed who reported cases of a kind; brought by the feature that takes reports.
public interface ReportersPlace {

    CaseKind kind();

    /// Address of the page, on this site, where the bureau reads what they said.
    ///
    /// @param cases ids of a case and of those that go on in it
    /// @return empty where nobody reported them there
    Optional<String> find(List<String> cases);

    /// The photos that they added, for whoever [CaseFile#isOpenWithReports] is open to; first reported first. Of
    /// reports that are hidden there are none.
    ///
    /// @param shown id of the case on whose page they are shown
    /// @param cases its id and those of the cases that go on in it
    List<Photo> listPhotos(String shown, List<String> cases);

    /// @param ref  whose it is, as in [Reporter#ref]
    /// @param path its address on this site
    record Photo(String ref, int number, String path) {}
}
