// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.people.KeyedHash;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Tells forms that a program filled in from those of people, without asking anybody to prove
 * anything: a field that nobody sees stays empty, and nobody is done within seconds. It may be
 * wrong, say about a password manager that fills every field, so it refuses nothing: whoever calls
 * it leaves the form to a person.
 */
@Component
public class FormGuard {

    private static final String PURPOSE = "form";

    private final KeyedHash hash;
    private final Duration least;
    private final Clock clock;

    @Autowired
    FormGuard(@Qualifier("contentHash") KeyedHash hash, IntakeProperties properties, Clock clock) {
        this(hash, properties.formTime(), clock);
    }

    FormGuard(KeyedHash hash, Duration least, Clock clock) {
        this.hash = hash;
        this.least = least;
        this.clock = clock;
    }

    /** Goes into the form that is shown: when that was, sealed. */
    public String stamp() {
        var shownAt = Long.toString(clock.millis());
        return shownAt + "." + seal(shownAt);
    }

    /**
     * Whether a program filled the form in, as far as one can tell.
     *
     * @param stamp as it came back; empty when it didn't
     * @param unseen what stands in the field that nobody sees
     */
    public boolean suspects(String stamp, String unseen) {
        return !unseen.isEmpty() || isTooSoon(stamp);
    }

    private boolean isTooSoon(String stamp) {
        if (least.isZero()) {
            return false;
        }
        int dot = stamp.indexOf('.');
        if (dot < 0 || !isGenuine(stamp.substring(0, dot), stamp.substring(dot + 1))) {
            return true;
        }
        var shownAt = Instant.ofEpochMilli(Long.parseLong(stamp.substring(0, dot)));
        return Instant.now(clock).isBefore(shownAt.plus(least));
    }

    private boolean isGenuine(String shownAt, String seal) {
        return MessageDigest.isEqual(seal(shownAt).getBytes(UTF_8), seal.getBytes(UTF_8));
    }

    private String seal(String shownAt) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(PURPOSE, shownAt));
    }
}
