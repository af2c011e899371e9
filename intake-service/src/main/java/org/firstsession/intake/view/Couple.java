// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is so of a request because two people are concerned. It knows both; what one of them may see
 * of it is {@link RequestCase#seenBy}'s to say.
 *
 * @param askerId the person who asked
 * @param partnerId the other; null until an invited partner has joined
 * @param invitedUntil until when the partner may join; null when nobody was invited
 * @param invitationShows whether nothing has been decided since that lets the asker know of the
 *     partner's answer
 * @param suggestedTo who was told that the joint session isn't going ahead and may go on alone
 * @param aloneId who goes on alone
 * @param left those who have withdrawn
 */
public record Couple(
        String askerId,
        @Nullable String partnerId,
        @Nullable Instant invitedUntil,
        boolean invitationShows,
        @Nullable String suggestedTo,
        @Nullable String aloneId,
        List<String> left) {

    public Couple {
        left = left == null ? List.of() : List.copyOf(left);
    }

    static Couple of(String askerId, @Nullable String partnerId) {
        return new Couple(askerId, partnerId, null, false, null, null, List.of());
    }

    /** Whether each answers for themselves, unseen by the other. */
    public boolean byInvitation() {
        return invitedUntil != null;
    }

    boolean concerns(String personId) {
        return personId.equals(askerId) || personId.equals(partnerId);
    }

    boolean mayBeJoined(Instant now) {
        return partnerId == null
                && aloneId == null
                && left.isEmpty()
                && invitedUntil != null
                && now.isBefore(invitedUntil);
    }

    boolean hasLeft(String personId) {
        return left.contains(personId);
    }

    boolean goesOnWithout(String personId) {
        return aloneId != null && !aloneId.equals(personId);
    }

    /** Whether the asker is shown an open invitation, whatever the partner has done with it. */
    boolean showsInvitationTo(String personId, Instant now) {
        return invitationShows
                && personId.equals(askerId)
                && now.isBefore(Objects.requireNonNull(invitedUntil));
    }

    Couple invited(Instant until) {
        return new Couple(askerId, partnerId, until, true, suggestedTo, aloneId, left);
    }

    Couple joinedBy(String newPartnerId) {
        return new Couple(
                askerId, newPartnerId, invitedUntil, invitationShows, suggestedTo, aloneId, left);
    }

    /** Something was offered, or couldn't be: from now on the asker sees what both see. */
    Couple decided() {
        return new Couple(askerId, partnerId, invitedUntil, false, suggestedTo, aloneId, left);
    }

    Couple suggested(String personId) {
        return new Couple(askerId, partnerId, invitedUntil, false, personId, aloneId, left);
    }

    Couple alone(String personId) {
        return new Couple(askerId, partnerId, invitedUntil, false, null, personId, left);
    }

    Couple leftBy(String personId) {
        var gone = new ArrayList<>(left);
        gone.add(personId);
        return new Couple(askerId, partnerId, invitedUntil, false, suggestedTo, aloneId, gone);
    }
}
