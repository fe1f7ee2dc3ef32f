package org.zhanqiao.identity;

import java.util.Optional;

/// Whoever reads an interface for programs: somebody who is signed in or whose token came along, or a calling system
/// by its token. Endpoints that are [OpenToSystems] take it as `@AuthenticationPrincipal Reader`.
public sealed interface Reader permits SignedInPerson, SystemReader {

    /// A person's login or a system's code.
    String getName();

    /// The agency they read for.
    Optional<String> agency();

    /// Whether they work for the city, and so read more than what is open to the public.
    boolean staff();
}
