// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The yardstick: mails of the same size to the same server, with nothing behind them. */
final class BareMails {

    /** About as much as a reminder has, text and HTML. */
    private static final String CONTENT =
            "Subject: Reminder\r\n\r\n" + ("x".repeat(70) + "\r\n").repeat(30) + ".";

    private final int port;

    BareMails(int port) {
        this.port = port;
    }

    /** One mail on a connection of its own; nanoseconds until the server has it. */
    long one(String to) throws IOException {
        long begun = System.nanoTime();
        try (var connection = new Connection(port)) {
            connection.send(to);
            return System.nanoTime() - begun;
        }
    }

    /** Many, over several connections; seconds until the server has the last one. */
    double many(int mails, int connections) throws Exception {
        long begun = System.nanoTime();
        try (var senders = Executors.newFixedThreadPool(connections)) {
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < connections; i++) {
                int share = mails / connections + (i < mails % connections ? 1 : 0);
                work.add(() -> send(share));
            }
            for (var done : senders.invokeAll(work)) {
                done.get();
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private int send(int mails) throws IOException {
        try (var connection = new Connection(port)) {
            for (int i = 0; i < mails; i++) {
                connection.send("bare-" + i + "@client.example");
            }
            return mails;
        }
    }

    private static final class Connection implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        private Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            out = socket.getOutputStream();
            hear();
            say("EHLO bench.example");
        }

        private void send(String to) throws IOException {
            say("MAIL FROM:<appointments@first-session.example>");
            say("RCPT TO:<" + to + ">");
            say("DATA");
            say(CONTENT);
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(US_ASCII));
            hear();
        }

        private void hear() throws IOException {
            var reply = in.readLine();
            if (reply == null || reply.startsWith("5") || reply.startsWith("4")) {
                throw new IOException("the sink said " + reply);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
