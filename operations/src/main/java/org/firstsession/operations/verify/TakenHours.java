// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is taken when: each therapist, and each person who comes. Hours long past are forgotten, so
 * what is kept is as much as is open.
 */
final class TakenHours {

    /** A week's sessions count towards the weekly limit until the week is over. */
    private static final Duration KEPT = Duration.ofDays(8);

    private static final int OFTEN_ENOUGH = 64;

    private final Map<String, List<Taken>> byHolder = new HashMap<>();

    /**
     * Takes an hour.
     *
     * @param holder the therapist, the room or the person
     * @param togetherAllowed whether hours of one offer may lie over each other
     * @return what was there already; null when the hour was free
     */
    @Nullable Taken take(String holder, Taken hour, boolean togetherAllowed, Instant now) {
        var taken = byHolder.computeIfAbsent(holder, it -> new ArrayList<>());
        Taken crossed = null;
        for (var one : taken) {
            if (one.from().isBefore(hour.to())
                    && hour.from().isBefore(one.to())
                    && !isOwn(one, hour, togetherAllowed)) {
                crossed = one;
            }
        }
        taken.add(hour);
        if (taken.size() % OFTEN_ENOUGH == 0) {
            taken.removeIf(one -> one.to().isBefore(now.minus(KEPT)));
        }
        return crossed;
    }

    /** What a request has itself never stands in its way, but for two options of one offer. */
    private static boolean isOwn(Taken one, Taken hour, boolean togetherAllowed) {
        return one.requestId().equals(hour.requestId())
                && (togetherAllowed || !one.offerId().equals(hour.offerId()));
    }

    /** What somebody else's hour lies over; null when there is none. */
    @Nullable Taken crossing(String holder, Taken hour) {
        return byHolder.getOrDefault(holder, List.of()).stream()
                .filter(one ->
                        !one.requestId().equals(hour.requestId())
                                && one.from().isBefore(hour.to())
                                && hour.from().isBefore(one.to()))
                .findFirst()
                .orElse(null);
    }

    /** Frees what an offer holds or a session takes. */
    void release(String holder, String requestId, String offerId) {
        var taken = byHolder.get(holder);
        if (taken != null) {
            taken.removeIf(
                    one -> one.requestId().equals(requestId) && one.offerId().equals(offerId));
            if (taken.isEmpty()) {
                byHolder.remove(holder);
            }
        }
    }

    /** Booked sessions of a holder that start within a stretch, one request's left out. */
    long confirmedBetween(String holder, Instant from, Instant to, String exceptRequestId) {
        long confirmed = 0;
        for (var one : byHolder.getOrDefault(holder, List.of())) {
            boolean within = !one.from().isBefore(from) && one.from().isBefore(to);
            confirmed +=
                    within && one.confirmed() && !one.requestId().equals(exceptRequestId) ? 1 : 0;
        }
        return confirmed;
    }

    /** Frees holders of whom nothing but the past is known. */
    void forgetBefore(Instant time) {
        byHolder.values()
                .removeIf(taken -> {
                    taken.removeIf(one -> one.to().isBefore(time.minus(KEPT)));
                    return taken.isEmpty();
                });
    }

    /** A stretch that somebody is taken; the end is exclusive. */
    record Taken(Instant from, Instant to, String requestId, String offerId, boolean confirmed) {}
}
