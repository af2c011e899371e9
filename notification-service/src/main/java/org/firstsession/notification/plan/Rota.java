// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.util.Optional;

/**
 * The places of those on call, from 1.
 *
 * @param size how many there are; 0 when nobody is
 */
public record Rota(int size) {

    /** Who is called when somebody was called so often before; the first when nobody is on call. */
    Recipient afterCalls(int calls) {
        return recipient(size == 0 ? 1 : calls % size + 1);
    }

    /** The call to the next one when somebody can't be reached; empty after the last. */
    public Optional<Effect> next(Effect unreachable) {
        int place = Integer.parseInt(unreachable.recipient().id());
        return place >= size
                ? Optional.empty()
                : Optional.of(call(unreachable, unreachable.revision(), recipient(place + 1)));
    }

    /** The next call about the same, when nobody has looked yet. */
    public Effect again(Effect earlier) {
        int calls = earlier.revision();
        return call(earlier, calls + 1, afterCalls(calls));
    }

    private static Effect call(Effect earlier, int revision, Recipient recipient) {
        return new Effect(
                earlier.practiceId(),
                earlier.subjectId(),
                revision,
                earlier.kind(),
                recipient,
                Channel.EMAIL);
    }

    private static Recipient recipient(int place) {
        return new Recipient(Role.COORDINATOR, Integer.toString(place));
    }
}
