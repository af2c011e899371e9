// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstsession.intake.people.KeyedHash;
import org.firstsession.intake.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often somebody may ask for a session, or for a lost link. Contacts are counted by their keyed
 * hashes, so that none of them stands in memory for it.
 */
@Component
public class RequestLimits {

    private final Limits limits;
    private final KeyedHash hash;

    RequestLimits(Limits limits, @Qualifier("contentHash") KeyedHash hash) {
        this.limits = limits;
        this.hash = hash;
    }

    /**
     * Counts a request by where it comes from.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    public void admit(String practiceId, String address) {
        var origin = Origin.of(address);
        refuse(
                limits.over(Limit.REQUESTS_OF_ADDRESS, origin.address())
                        .or(() -> limits.over(Limit.REQUESTS_OF_NETWORK, origin.network()))
                        .or(() -> limits.over(Limit.REQUESTS_OF_PRACTICE, practiceId)));
    }

    /**
     * Counts a request by whom it is for.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    public void admitContact(String practiceId, @Nullable String email, @Nullable String phone) {
        refuse(overContact(Limit.REQUESTS_OF_CONTACT, practiceId, email, phone));
    }

    /** Whether a lost link may be sent there; nobody who asks learns of it. */
    public boolean admitsLostLink(String practiceId, String contact) {
        return overContact(Limit.LOST_LINKS_OF_CONTACT, practiceId, contact, null).isEmpty();
    }

    private Optional<Duration> overContact(
            Limit limit, String practiceId, @Nullable String email, @Nullable String phone) {
        return Stream.of(Optional.ofNullable(email), Optional.ofNullable(phone))
                .flatMap(Optional::stream)
                .map(contact -> limits.over(limit, practiceId + " " + hashOf(contact)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void refuse(Optional<Duration> wait) {
        wait.ifPresent(time -> {
            throw ProblemException.tooMany(time);
        });
    }

    private String hashOf(String contact) {
        return HexFormat.of()
                .formatHex(hash.of("limit", contact.toLowerCase(Locale.ROOT).getBytes(UTF_8)));
    }
}
