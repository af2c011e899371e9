// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a calendar is read. Whoever has the address reads the calendar, so it is shown and written
 * nowhere in whole.
 *
 * @param uri absolute, with a host and without a user
 */
record FeedAddress(URI uri) {

    private static final int LONGEST = 2_000;
    private static final int HTTPS_PORT = 443;

    /** A name with a dot whose last part is no number: no address in any of its spellings. */
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Reads what was typed or what a server leads to. {@code webcal:} is https.
     *
     * @throws FeedException when it is no address that may be read
     */
    static FeedAddress of(String typed, Reach reach) {
        var text = typed.strip();
        if (text.length() > LONGEST) {
            throw new FeedException(FeedTrouble.ADDRESS);
        }
        try {
            return of(new URI(text.replaceFirst("(?i)^webcals?:", "https:")), reach);
        } catch (URISyntaxException e) {
            throw new FeedException(FeedTrouble.ADDRESS);
        }
    }

    private static FeedAddress of(URI uri, Reach reach) {
        var scheme = uri.getScheme();
        var host = uri.getHost();
        if (scheme == null || host == null || uri.getRawUserInfo() != null || uri.isOpaque()) {
            throw new FeedException(FeedTrouble.ADDRESS);
        }
        boolean allowed =
                switch (reach) {
                    case PUBLIC ->
                            "https".equalsIgnoreCase(scheme)
                                    && (uri.getPort() == -1 || uri.getPort() == HTTPS_PORT)
                                    && NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
                    case LOOPBACK_TOO ->
                            "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
                };
        if (!allowed) {
            throw new FeedException(FeedTrouble.ADDRESS);
        }
        return new FeedAddress(uri);
    }

    /** Where a server leads to. */
    FeedAddress led(String location, Reach reach) {
        try {
            return of(uri.resolve(new URI(location)), reach);
        } catch (URISyntaxException e) {
            throw new FeedException(FeedTrouble.ADDRESS);
        }
    }

    /** So much of it as may be shown. */
    String shown() {
        return uri.getScheme() + "://" + uri.getHost() + "/…";
    }

    @Override
    public String toString() {
        return shown();
    }
}
