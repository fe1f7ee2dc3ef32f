package org.zhanqiao.exchange;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// At which hosts a source may be: not at the platform's own machine, and not where clouds tell machines their secrets.
/// A name is asked for all its addresses; one of them that is refused refuses the name.
@Component
final class SourceHosts {

    /// Metadata services beyond the link-local range: Alibaba Cloud, Oracle Cloud, AWS over IPv6.
    private static final Set<String> METADATA = Set.of("100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    private static final int IPV4_BYTES = 4;

    /// What stands before an IPv4 address in an IPv6 one: compatible addresses, and NAT64 (RFC 6052).
    private static final List<byte[]> BEFORE_IPV4 =
            List.of(new byte[12], HexFormat.of().parseHex("0064ff9b0000000000000000"));

    private final boolean local;

    /// @param local whether loopback and link-local addresses pass, for a demo on one machine
    SourceHosts(@Value("${zhanqiao.exchange.local-sources:false}") boolean local) {
        this.local = local;
    }

    /// Asks the resolver, and so may take its time.
    ///
    /// @throws UnknownHostException when the name has no address
    boolean mayConnect(String host) throws UnknownHostException {
        return local || Arrays.stream(InetAddress.getAllByName(host)).allMatch(SourceHosts::isElsewhere);
    }

    private static boolean isElsewhere(InetAddress address) {
        var inside = embedded(address);
        return !inside.isAnyLocalAddress()
                && !inside.isLoopbackAddress()
                && !inside.isLinkLocalAddress()
                && !inside.isMulticastAddress()
                && !METADATA.contains(inside.getHostAddress());
    }

    /// The IPv4 address inside an IPv6 one, or the address itself.
    private static InetAddress embedded(InetAddress address) {
        if (!(address instanceof Inet6Address) || address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return address;
        }
        var bytes = address.getAddress();
        int at = bytes.length - IPV4_BYTES;
        if (BEFORE_IPV4.stream().noneMatch(prefix -> Arrays.equals(prefix, 0, at, bytes, 0, at))) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
