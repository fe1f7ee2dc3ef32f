package org.zhanqiao.identity;

import java.security.Principal;
import java.util.Optional;

/// A calling system that reads by a token of its own: what every agency may see, and what its own agency may; it acts
/// in no role.
public record SystemReader(CallingSystem system) implements Reader, Principal {

    @Override
    public String getName() {
        return system.code();
    }

    @Override
    public Optional<String> agency() {
        return Optional.of(system.agencyCode());
    }

    @Override
    public boolean staff() {
        return true;
    }
}
