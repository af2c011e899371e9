// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that misbehaves as told: a reply per step, hanging up or silence. */
public final class ScriptedSmtp implements AutoCloseable {

    public static final String HANG_UP = "";

    /** A black hole: the connection stays open and nothing more is said. */
    public static final String SILENCE = "silence";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final Map<String, Runnable> happenings = new ConcurrentHashMap<>();
    private final List<String> contents = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    public ScriptedSmtp() throws IOException {
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /** Sets the reply to a command, or to {@code GREETING} or {@code CONTENT}. */
    public ScriptedSmtp on(String step, String reply) {
        replies.put(step, reply);
        return this;
    }

    /** Lets something happen before a step is answered. */
    public ScriptedSmtp before(String step, Runnable happening) {
        happenings.put(step, happening);
        return this;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The contents that came in whole, whatever was replied. */
    public List<String> contents() {
        return contents;
    }

    /** The commands that came in, in order. */
    public List<String> commands() {
        return commands;
    }

    /** Breaks all open connections, as a server does with those that say nothing for long. */
    public void endConnections() throws IOException {
        for (var connection : connections) {
            connection.close();
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // The server was closed.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            talk(connection);
        } catch (IOException e) {
            // The client went away.
        }
    }

    private void talk(Socket connection) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
        if (!answer(connection, "GREETING", "220 ready")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            var verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            boolean goesOn = answer(connection, verb, usual(verb));
            if (goesOn && verb.equals("DATA")) {
                contents.add(content(in));
                goesOn = answer(connection, "CONTENT", "250 taken");
            }
            if (!goesOn || verb.equals("QUIT")) {
                return;
            }
        }
    }

    private boolean answer(Socket connection, String step, String usual) throws IOException {
        happenings.getOrDefault(step, () -> {}).run();
        var reply = replies.getOrDefault(step, usual);
        if (reply.equals(HANG_UP)) {
            connection.setSoLinger(true, 0);
            return false;
        }
        if (reply.equals(SILENCE)) {
            return connection.getInputStream().transferTo(OutputStream.nullOutputStream()) < 0;
        }
        connection.getOutputStream().write((reply + "\r\n").getBytes(US_ASCII));
        return !step.equals("DATA") || reply.startsWith("3");
    }

    private static String usual(String verb) {
        return switch (verb) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private static String content(BufferedReader in) throws IOException {
        var content = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            content.append(line).append('\n');
        }
        return content.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
