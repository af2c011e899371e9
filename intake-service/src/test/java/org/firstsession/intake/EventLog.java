// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.firstsession.events.CloseReason;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.ExtensionReason;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.RefusalReason;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Explanation;
import org.firstsession.types.Format;
import org.firstsession.types.FormatWish;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Licence;
import org.firstsession.types.Needs;
import org.firstsession.types.Office;
import org.firstsession.types.Option;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Policy;
import org.firstsession.types.RankingWeights;
import org.firstsession.types.Slot;
import org.firstsession.types.TherapistProfile;

/** Makes the events of one practice, numbered as the engine would. */
public final class EventLog {

    public static final Instant START = Instant.parse("2027-03-01T18:00:00Z");

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final String practice;
    private final AtomicLong seq = new AtomicLong();

    public EventLog(String practice) {
        this.practice = practice;
    }

    public PracticeOpened opened() {
        var policy =
                new Policy(
                        1,
                        50,
                        75,
                        10,
                        30,
                        720,
                        28,
                        900,
                        7200,
                        2,
                        3,
                        40_000,
                        24,
                        240,
                        12_000,
                        18_000,
                        List.of("grief"),
                        new RankingWeights(30, 10, 40, 20, 30, 25));
        var office =
                new Office(
                        "oak",
                        "Oakland office",
                        "1 Lake Street, Oakland, CA",
                        "CA",
                        "America/Los_Angeles",
                        new GeoPoint(37_804_000, -122_271_000));
        return new PracticeOpened(
                practice,
                seq.incrementAndGet(),
                id(),
                "roster",
                NOW,
                "Lakeside Counseling",
                "America/Los_Angeles",
                List.of(office),
                policy);
    }

    public TherapistListed listed() {
        var profile =
                new TherapistProfile(
                        "t-1",
                        1,
                        true,
                        List.of(PartyKind.INDIVIDUAL),
                        "America/Los_Angeles",
                        List.of(new Licence("CA", LocalDate.parse("2020-01-01"), null)),
                        List.of("en"),
                        "f",
                        List.of("anxiety"),
                        List.of(),
                        List.of("plan-a"),
                        true,
                        List.of(),
                        5);
        return new TherapistListed(practice, seq.incrementAndGet(), id(), "roster", NOW, profile);
    }

    public TrialRequested requested(String commandId, String requestId) {
        var needs =
                new Needs(
                        PartyKind.INDIVIDUAL, List.of(), FormatWish.EITHER, null, List.of(), null);
        return new TrialRequested(
                practice,
                seq.incrementAndGet(),
                id(),
                commandId,
                NOW,
                requestId,
                Channel.API,
                needs);
    }

    public TrialOffered offered(String commandId, String requestId, int round) {
        var video = new Option("o" + round + "-1", slot(Format.VIRTUAL, null), List.of());
        var office = new Option("o" + round + "-2", slot(Format.IN_PERSON, "oak"), List.of());
        return new TrialOffered(
                practice,
                seq.incrementAndGet(),
                id(),
                commandId,
                NOW,
                requestId,
                "o" + round,
                round,
                NOW.plusSeconds(900),
                List.of(video, office),
                new Explanation(1, List.of()));
    }

    public HoldExtended extended(String commandId, String requestId, ExtensionReason reason) {
        return new HoldExtended(
                practice,
                seq.incrementAndGet(),
                id(),
                commandId,
                NOW,
                requestId,
                "o1",
                NOW.plusSeconds(1_800),
                reason);
    }

    public OfferExpired expired(String commandId, String requestId) {
        return new OfferExpired(
                practice, seq.incrementAndGet(), id(), commandId, NOW, requestId, "o1");
    }

    public TrialConfirmed confirmed(String commandId, String requestId, String optionId) {
        return new TrialConfirmed(
                practice,
                seq.incrementAndGet(),
                id(),
                commandId,
                NOW,
                requestId,
                "s-1",
                1,
                "o1",
                optionId,
                List.of("p"),
                slot(Format.VIRTUAL, null));
    }

    public TrialCancelled cancelled(String commandId, String requestId) {
        return new TrialCancelled(
                practice,
                seq.incrementAndGet(),
                id(),
                commandId,
                NOW,
                requestId,
                "s-1",
                2,
                ActorRole.CLIENT,
                false,
                List.of("p"),
                slot(Format.VIRTUAL, null));
    }

    public RequestClosed closed(String commandId, String requestId, CloseReason reason) {
        return new RequestClosed(
                practice, seq.incrementAndGet(), id(), commandId, NOW, requestId, reason);
    }

    public CommandRefused refused(String commandId, String requestId, RefusalReason reason) {
        return new CommandRefused(
                practice,
                seq.incrementAndGet(),
                id(),
                commandId,
                NOW,
                "AcceptOffer",
                requestId,
                reason);
    }

    public DuplicateIgnored duplicate(String commandId, String requestId) {
        return new DuplicateIgnored(
                practice, seq.incrementAndGet(), id(), commandId, NOW, "AcceptOffer", requestId);
    }

    private String id() {
        return practice + ":" + seq.get();
    }

    private static Slot slot(Format format, String office) {
        return new Slot(
                "t-1",
                START,
                START.plus(Duration.ofMinutes(50)),
                START.plus(Duration.ofMinutes(60)),
                format,
                office);
    }
}
