package org.zhanqiao.web;

/// Addresses on this site, as opposed to ones that lead away from it.
public final class LocalPath {

    private LocalPath() {}

    /// Whether a browser that follows the address stays here: one slash first, nothing that could be read as a host.
    public static boolean isOne(String address) {
        return address.startsWith("/")
                && !address.startsWith("//")
                && address.indexOf('\\') < 0
                && address.chars().noneMatch(Character::isISOControl);
    }
}
