// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/** How one request went: what was asked, and what came of it. */
final class Course {

    private final String requestId;
    private final Instant requestedAt;
    private final Channel channel;
    private final Needs needs;
    private final List<Option> offered = new ArrayList<>();
    private final Set<HumanNeed> tasks = EnumSet.noneOf(HumanNeed.class);
    private @Nullable Instant offeredAt;
    private @Nullable Slot placed;
    private @Nullable Slot session;
    private boolean waitlisted;
    private int lapsed;

    Course(Event.TrialRequested requested) {
        requestId = requested.requestId().value();
        requestedAt = requested.meta().recordedAt();
        channel = requested.channel();
        needs = requested.needs();
    }

    void on(Event event) {
        switch (event) {
            case Event.TrialOffered offer -> {
                offered.addAll(offer.options());
                offeredAt = offeredAt == null ? offer.meta().recordedAt() : offeredAt;
            }
            case Event.OfferExpired expired -> lapsed++;
            case Event.RequestWaitlisted listed -> waitlisted = true;
            case Event.HumanNeeded needed -> tasks.add(needed.reason());
            case Event.TrialConfirmed confirmed -> {
                placed = placed == null ? confirmed.slot() : placed;
                session = confirmed.slot();
            }
            case Event.TrialRescheduled moved -> session = moved.slot();
            case Event.TrialCancelled cancelled -> session = null;
            default -> {}
        }
    }

    String requestId() {
        return requestId;
    }

    /** The first hour that was booked; null when none was. */
    @Nullable Slot placed() {
        return placed;
    }

    /** The hour that is booked at the end; null when none is. */
    @Nullable Slot session() {
        return session;
    }

    boolean isWaitlisted() {
        return waitlisted;
    }

    int lapsed() {
        return lapsed;
    }

    /** For how many reasons a person had to look; being reminded of one is none of its own. */
    int tasks() {
        return tasks.size();
    }

    /** From the request to the first offer; empty when there was none. */
    Optional<Duration> toOffer() {
        return Optional.ofNullable(offeredAt).map(at -> Duration.between(requestedAt, at));
    }

    /** From the request to the start of the first hour that was booked. */
    Optional<Duration> toSession() {
        return Optional.ofNullable(placed)
                .map(slot -> Duration.between(requestedAt, slot.startsAt()));
    }

    /** The points that the first booked hour had, in words. */
    String why() {
        return offered.stream()
                .filter(option -> option.slot().equals(placed))
                .findFirst()
                .map(option ->
                        String.join(
                                ", ",
                                option.why().stream()
                                        .map(it -> it.criterion().name() + " " + it.points())
                                        .toList()))
                .orElse("");
    }

    /** The groups whose share is compared; a request is in several. */
    List<String> groups() {
        var person = needs.asker();
        var groups = new ArrayList<String>();
        groups.add(needs.party() == PartyKind.COUPLE ? "couples" : "individuals");
        groups.add(needs.format() == FormatWish.IN_PERSON ? "in person only" : "video would do");
        groups.add("sits in " + person.state());
        groups.add(person.plan() == null ? "self-pay" : "with a plan");
        if (!person.languages().isEmpty() && !person.languages().contains("en")) {
            groups.add("no English");
        }
        if (needs.therapistGender() != null) {
            groups.add("wants a gender");
        }
        if (!person.times().isEmpty()) {
            groups.add("certain times only");
        }
        if (channel == Channel.TEXT_MESSAGE) {
            groups.add("by text message");
        }
        return groups;
    }
}
