package org.zhanqiao.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that hangs up in the middle of things, as real ones do when they are restarted. It speaks as much SMTP
/// as it takes to get there.
final class HangingUpServer implements AutoCloseable {

    /// When it hangs up.
    enum When {
        /// It has the whole letter and says nothing.
        BEFORE_ITS_YES,
        /// It has taken the letter, and breaks off when the sender says goodbye.
        AFTER_ITS_YES
    }

    private final ServerSocket socket;
    private final When when;
    private final AtomicInteger left;
    private final List<String> letters = new CopyOnWriteArrayList<>();

    /// @param times it hangs up so many times; afterwards it behaves
    HangingUpServer(When when, int times) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.when = when;
        this.left = new AtomicInteger(times);
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Every letter that came in whole, also those of which it said nothing.
    List<String> letters() {
        return List.copyOf(letters);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 hanging-up");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("DATA")) {
                    say(client, "354 go on");
                    letters.add(letter(in));
                    if (when == When.BEFORE_ITS_YES && left.getAndDecrement() > 0) {
                        breakOff(client);
                        return;
                    }
                    say(client, "250 taken");
                } else if (line.startsWith("QUIT")) {
                    if (when == When.AFTER_ITS_YES && left.getAndDecrement() > 0) {
                        breakOff(client);
                        return;
                    }
                    say(client, "221 goodbye");
                    return;
                } else {
                    say(client, "250 yes");
                }
            }
        } catch (IOException e) {
            // The sender hung up; it will come again.
        }
    }

    /// The other side reads a reset connection, not an orderly end.
    private static void breakOff(Socket client) throws IOException {
        client.setSoLinger(true, 0);
    }

    private static String letter(BufferedReader in) throws IOException {
        var letter = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
