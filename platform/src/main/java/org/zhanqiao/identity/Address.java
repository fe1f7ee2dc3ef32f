package org.zhanqiao.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Addresses that requests come from.
public final class Address {

    private static final int NETWORK_BYTES = 8;

    private Address() {}

    /// What counts as one origin: an IPv4 address, or the /64 network of an IPv6 address, all of which one customer
    /// has.
    public static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
