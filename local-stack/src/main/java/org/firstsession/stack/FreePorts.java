// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback that nobody listens on. */
public final class FreePorts {

    private static final int LOWEST = 20_000;

    /** Linux draws from 32,768 upwards, others from 49,152. */
    private static final int HIGHEST = 32_767;

    private static final int MOST_TRIES = 1_000;

    /** A port that was handed out may be free until its part has started. */
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /**
     * A port that is free now. It lies below those that systems give to outgoing connections, so
     * none of these takes it before a part listens there; and it is drawn by lot, so that several
     * processes that look for one at the same time hardly meet.
     *
     * @throws IllegalStateException when none of many is free
     */
    public static int next() {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (HANDED_OUT.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port between %d and %d".formatted(LOWEST, HIGHEST));
    }

    /** Whether a part could listen on it. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
