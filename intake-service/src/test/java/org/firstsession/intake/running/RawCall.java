// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/** Calls byte by byte, as no client of any library would send them. */
public final class RawCall {

    public static final String HUNG_UP = "hung up";

    private RawCall() {}

    /** What is answered to bytes as they are; {@link #HUNG_UP} when nothing is. */
    public static String answer(String url, String call) throws IOException {
        var uri = URI.create(url);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(15_000);
            try {
                socket.getOutputStream().write(call.getBytes(ISO_8859_1));
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (IOException e) {
                // The server may have hung up on the rest of it.
            }
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException e) {
            return HUNG_UP;
        }
    }
}
