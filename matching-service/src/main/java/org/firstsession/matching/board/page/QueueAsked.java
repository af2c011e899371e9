// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the queue somebody wants to see. Every value is what stood in the address, so
 * nothing of it can be relied on.
 *
 * @param practice null for the first one
 * @param view {@code open}, {@code closed}, {@code mine} or {@code person}; anything else is open
 * @param state of the request; blank for any
 * @param format the wish; blank for any
 * @param party blank for any
 * @param place where the first person sits; blank for any
 * @param behind the code of a number of the overview, whose requests are listed whatever became of
 *     them; blank for none
 * @param search a name or a phone number; blank for everybody
 * @param seen what the viewer sees already
 */
record QueueAsked(
        @Nullable String practice,
        @Nullable String view,
        @Nullable String state,
        @Nullable String format,
        @Nullable String party,
        @Nullable String place,
        @Nullable String behind,
        @Nullable String search,
        @Nullable String seen) {

    /** The view by its name. */
    View chosen() {
        if (lookBack().isPresent()) {
            return View.COUNTED;
        }
        return switch (view == null ? "" : view) {
            case "closed" -> View.CLOSED;
            case "mine" -> View.MINE;
            case "person" -> View.PERSON;
            default -> View.OPEN;
        };
    }

    /** The number of the overview whose requests are listed. */
    Optional<LookBack> lookBack() {
        return LookBack.of(behind);
    }

    String seenOrNothing() {
        return seen == null ? "" : seen;
    }

    /** Whether anything but the view narrows the list. */
    public boolean isNarrowed() {
        return filled(state) != null
                || filled(format) != null
                || filled(party) != null
                || filled(place) != null
                || filled(search) != null;
    }

    /** Null for blank; PostgreSQL has no NUL in text. */
    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace('\0', '?');
    }

    /** Parts of the queue. */
    enum View {
        OPEN,
        MINE,
        PERSON,
        CLOSED,
        COUNTED;

        /** As it stands in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
