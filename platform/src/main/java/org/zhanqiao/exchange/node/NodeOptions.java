package org.zhanqiao.exchange.node;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.zhanqiao.identity.SecretBox;

/// What a node is started with.
///
/// @param id          name of the node, unique in the city; its evidence log bears it
/// @param port        to listen on; 0 for any that is free
/// @param host        address to listen on
/// @param eventLoops  threads that serve calls
/// @param databaseUrl of the platform's database, `jdbc:postgresql://…`
/// @param dataDir     where the evidence log and its key lie
/// @param origin      name of the city in log origins, such as `zhanqiao.qingdao`
/// @param box         opens what the control plane sealed
/// @param certificate of the port, or `null` to speak plain HTTP
/// @param addresses   base addresses of the city’s nodes, as descriptions name them; none for whatever address a
///                    caller asked at
@NamedInterface("node")
public record NodeOptions(
        String id,
        String host,
        int port,
        int eventLoops,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        Path dataDir,
        String origin,
        SecretBox box,
        InstantSource clock,
        ZoneId zone,
        @Nullable Certificate certificate,
        List<String> addresses) {

    public NodeOptions {
        addresses = List.copyOf(addresses);
    }

    /// A certificate with its private key.
    ///
    /// @param file     PKCS #12
    /// @param password of the file
    public record Certificate(Path file, String password) {
        @Override
        public String toString() {
            return "Certificate[" + file + "]";
        }
    }

    /// The same node under another clock, on any port that is free and in plain HTTP: for making a sample city's past.
    public NodeOptions under(InstantSource otherClock) {
        return new NodeOptions(
                id,
                host,
                0,
                eventLoops,
                databaseUrl,
                databaseUser,
                databasePassword,
                dataDir,
                origin,
                box,
                otherClock,
                zone,
                null,
                addresses);
    }

    /// `http` or `https`.
    String scheme() {
        return certificate == null ? "http" : "https";
    }

    @Override
    public String toString() {
        return "NodeOptions[" + id + "]";
    }
}
