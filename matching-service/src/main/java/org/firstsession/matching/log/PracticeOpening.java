// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.ListTherapist;
import org.firstsession.commands.OpenPractice;
import org.firstsession.commands.SetPolicy;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.matching.avro.AvroPolicy;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Policy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the practice of the roster file when it has no events, by the commands that anyone would
 * give, and sets the life of an offer when the environment asks for another one. Looks once, when
 * this instance first decides the practice's partition.
 */
final class PracticeOpening {

    private static final Logger log = LoggerFactory.getLogger(PracticeOpening.class);

    private final RosterFile roster;
    private final @Nullable Integer offerSeconds;
    private final Clock clock;
    private final CommandWriter commands;
    private boolean done;

    PracticeOpening(
            RosterFile roster,
            @Nullable Integer offerSeconds,
            Clock clock,
            CommandWriter commands) {
        this.roster = roster;
        this.offerSeconds = offerSeconds;
        this.clock = clock;
        this.commands = commands;
    }

    /** Completes the practice's log when its partition is among these. */
    void look(Collection<PartitionBooks> partitions) {
        if (done) {
            return;
        }
        var partition = CommandKey.partitionOf(roster.practiceId());
        for (var books : partitions) {
            if (books.partition() == partition) {
                done = true;
                missing(books.practice(new PracticeId(roster.practiceId())).book())
                        .forEach(commands::send);
            }
        }
    }

    private List<SpecificRecordBase> missing(Book book) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var missing = new ArrayList<SpecificRecordBase>();
        if (!book.isOpen()) {
            missing.add(open(now));
        } else if (offerSeconds != null && book.policy().webOfferSeconds() != offerSeconds) {
            missing.add(setPolicy(now, book, offerSeconds));
        }
        // A log that is shorter than its roster is one whose opening was interrupted; later on a
        // therapist who isn't listed was taken off on purpose.
        if (book.seq() <= roster.profiles().size()) {
            for (var profile : roster.profiles()) {
                if (book.therapist(new TherapistId(profile.getTherapistId())).isEmpty()) {
                    missing.add(
                            new ListTherapist(
                                    commandId(now),
                                    roster.practiceId(),
                                    now,
                                    system(),
                                    Channel.ROSTER_FILE,
                                    profile));
                }
            }
        }
        if (!missing.isEmpty()) {
            log.atInfo()
                    .addKeyValue("practiceId", roster.practiceId())
                    .addKeyValue("commands", missing.size())
                    .log("practice is set up from the roster file");
        }
        return missing;
    }

    private OpenPractice open(Instant now) {
        return new OpenPractice(
                commandId(now),
                roster.practiceId(),
                now,
                system(),
                Channel.ROSTER_FILE,
                roster.name(),
                roster.timeZone(),
                roster.offices(),
                policy());
    }

    /** Of the policy in force, which may be another one than the file's by now. */
    private SetPolicy setPolicy(Instant now, Book book, int seconds) {
        return new SetPolicy(
                commandId(now),
                roster.practiceId(),
                now,
                system(),
                Channel.ROSTER_FILE,
                offersFor(seconds, AvroPolicy.write(book.policy())),
                null);
    }

    private Policy policy() {
        return offerSeconds == null ? roster.policy() : offersFor(offerSeconds, roster.policy());
    }

    private static Policy offersFor(int seconds, Policy policy) {
        return Policy.newBuilder(policy).setWebOfferSeconds(seconds).build();
    }

    private static String commandId(Instant now) {
        return UuidV7.at(now).toString();
    }

    private static Actor system() {
        return new Actor(ActorRole.SYSTEM, null);
    }
}
