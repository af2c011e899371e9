// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes everything, keeps nothing, and knows when what came for whom. */
final class MailSink implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final AtomicInteger mails = new AtomicInteger();
    private volatile long last;

    MailSink() throws IOException {
        Thread.ofPlatform().daemon().name("mail-sink").start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many mails have come in whole. */
    int mails() {
        return mails.get();
    }

    /** When the latest came in whole, by {@link System#nanoTime}. */
    long last() {
        return last;
    }

    /** When the first mail to an address came in whole, by {@link System#nanoTime}; 0 for never. */
    long arrival(String address) {
        return arrivals.getOrDefault(address, 0L);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> talk(connection));
            } catch (IOException e) {
                // The sink was closed.
            }
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in =
                    new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), US_ASCII));
            var out =
                    new BufferedWriter(
                            new OutputStreamWriter(connection.getOutputStream(), US_ASCII));
            say(out, "220 sink");
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                if (verb.equals("RCPT")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                }
                if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    skipContent(in);
                    took(to);
                }
                say(out, verb.equals("QUIT") ? "221 bye" : "250 fine");
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private void took(String to) {
        long now = System.nanoTime();
        arrivals.putIfAbsent(to, now);
        last = now;
        mails.incrementAndGet();
    }

    private static void skipContent(BufferedReader in) throws IOException {
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            // Nothing is kept.
        }
    }

    private static void say(BufferedWriter out, String reply) throws IOException {
        out.write(reply + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
