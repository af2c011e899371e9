// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.client.Ending;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.erasure.Erasure.Stage;
import org.firstsession.intake.link.Access;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of an erasure, each of which may be repeated. First what is open ends, then the rows
 * go, then the messages: more than once, because one may still have been under way.
 */
@Component
public class ErasureWork {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** Pauses before the second sweep and the third: the last one is well within a minute. */
    private static final List<Duration> SWEEPS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15));

    private final ErasureLedger erasures;
    private final Officer officer;
    private final Ending ending;
    private final Traces traces;
    private final MailSpool spool;
    private final Desk desk;
    private final TransactionTemplate transaction;
    private final IntakeProperties properties;
    private final Clock clock;

    ErasureWork(
            ErasureLedger erasures,
            Officer officer,
            Ending ending,
            Traces traces,
            MailSpool spool,
            Desk desk,
            TransactionTemplate transaction,
            IntakeProperties properties,
            Clock clock) {
        this.erasures = erasures;
        this.officer = officer;
        this.ending = ending;
        this.traces = traces;
        this.spool = spool;
        this.desk = desk;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    /** Somebody wants to be erased; they have a while to undo it. */
    void ask(Access whose) {
        var dueAt = Instant.now(clock).plus(properties.erasureUndo());
        transaction.executeWithoutResult(status -> {
            erasures.begin(whose, false, dueAt);
            if (officer.decides(whose)) {
                handOver(whose);
            }
        });
    }

    /** The practice has decided; there is nothing to undo. */
    public void carryOut(Access whose) {
        erasures.begin(whose, true, Instant.now(clock));
    }

    /** Takes one step that is due; false when none is. */
    boolean step() {
        var due = erasures.takeDue(LEASE);
        due.ifPresent(this::take);
        return due.isPresent();
    }

    private void take(Erasure erasure) {
        var whose = erasure.whose();
        switch (erasure.stage()) {
            case ASKED -> begin(erasure);
            case ENDING -> end(whose);
            case SWEEPING -> sweep(erasure);
            case WITH_OFFICER, ERASED -> throw new IllegalStateException("nothing is due");
        }
    }

    private void begin(Erasure erasure) {
        var whose = erasure.whose();
        if (!erasure.byStaff() && officer.decides(whose)) {
            transaction.executeWithoutResult(status -> handOver(whose));
        } else {
            erasures.next(whose.personId(), Stage.ENDING, Duration.ZERO);
        }
    }

    private void handOver(Access whose) {
        desk.put(
                whose.practiceId(),
                whose.requestId(),
                whose.personId(),
                Matter.ERASURE_ASKED,
                null);
        erasures.next(whose.personId(), Stage.WITH_OFFICER, Duration.ZERO);
    }

    private void end(Access whose) {
        if (!ending.end(whose)) {
            erasures.next(whose.personId(), Stage.ENDING, AGAIN);
            return;
        }
        transaction.executeWithoutResult(status -> {
            traces.delete(whose);
            erasures.next(whose.personId(), Stage.SWEEPING, Duration.ZERO);
        });
    }

    private void sweep(Erasure erasure) {
        var whose = erasure.whose();
        var contact = traces.contact(whose.personId());
        spool.drop(
                new MailSpool.Drop(
                        contact.addresses(), contact.onlyTheirs() ? null : whose.requestId()));
        if (erasure.sweeps() < SWEEPS.size()) {
            erasures.swept(whose.personId(), SWEEPS.get(erasure.sweeps()));
            return;
        }
        transaction.executeWithoutResult(status -> {
            traces.forgetContact(whose.personId());
            erasures.next(whose.personId(), Stage.ERASED, Duration.ZERO);
        });
    }
}
