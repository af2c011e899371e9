// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.channel.MailResult;
import org.firstsession.notification.channel.SmtpChannel;
import org.firstsession.notification.channel.TextBodies;
import org.firstsession.notification.contact.IntakeUnavailableException;
import org.firstsession.notification.contact.PersonErasedException;
import org.firstsession.notification.ledger.Claim;
import org.firstsession.notification.ledger.Lateness;
import org.firstsession.notification.ledger.Ledger;
import org.firstsession.notification.ledger.LedgerBells;
import org.firstsession.notification.ledger.Outcome;
import org.firstsession.notification.ledger.Outcome.EscalationReason;
import org.firstsession.notification.ledger.Outcome.SuppressionReason;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Role;
import org.firstsession.notification.plan.Route;
import org.firstsession.notification.text.ProviderUnavailableException;
import org.firstsession.notification.text.Segments;
import org.firstsession.notification.text.TextResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Brings one claimed message one step further: settled, or due again later. */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Ledger ledger;
    private final Lateness lateness;
    private final Letters letters;
    private final SmtpChannel mail;
    private final TextDelivery texts;
    private final Breakers breakers;
    private final Backoff backoff;
    private final LedgerBells bells;
    private final Duration lease;

    Delivery(
            Ledger ledger,
            Lateness lateness,
            Letters letters,
            SmtpChannel mail,
            TextDelivery texts,
            Breakers breakers,
            Backoff backoff,
            LedgerBells bells,
            NotificationProperties properties) {
        this.ledger = ledger;
        this.lateness = lateness;
        this.letters = letters;
        this.mail = mail;
        this.texts = texts;
        this.breakers = breakers;
        this.backoff = backoff;
        this.bells = bells;
        this.lease = properties.delivery().lease();
    }

    /** Never throws; whatever an error leaves open, a later claim takes up. */
    void attempt(Claim claim) {
        try {
            tell(claim);
        } catch (RuntimeException e) {
            about(log.atError(), claim)
                    .addKeyValue("cause", e.getClass().getName())
                    .log("attempt broke off");
            handBack(claim);
        }
    }

    private void tell(Claim claim) {
        // A text that may have left is looked up first, even if it is untrue by now.
        if (claim.unclearSince() == null && endsByItself(claim)) {
            return;
        }
        try {
            switch (letters.write(claim)) {
                case Written.Ready ready -> handOver(claim, ready);
                case Written.Elsewhere elsewhere -> {
                    if (ledger.redirect(claim, elsewhere.channel())) {
                        bells.due().ring();
                        bells.settled().ring();
                    } else {
                        unreachable(claim, false);
                    }
                }
                case Written.Unreachable unreachable -> unreachable(claim, unreachable.optedOut());
                case Written.NotAskedTo notAsked ->
                        settle(claim, new Outcome.Suppressed(SuppressionReason.NOT_ASKED_TO));
                case Written.NobodyOnCall nobody ->
                        settle(claim, new Outcome.Suppressed(SuppressionReason.NOBODY_ON_CALL));
            }
        } catch (PersonErasedException e) {
            settle(claim, new Outcome.Suppressed(SuppressionReason.ERASED));
        } catch (IntakeUnavailableException e) {
            retry(claim, "intake: " + e.getMessage(), claim.unclearSince() != null);
        }
    }

    /** Settles a message that may not leave any more. */
    private boolean endsByItself(Claim claim) {
        switch (claim.standing()) {
            case SUPERSEDED -> settle(claim, new Outcome.Suppressed(SuppressionReason.SUPERSEDED));
            case ANSWERED -> settle(claim, new Outcome.Suppressed(SuppressionReason.ANSWERED));
            case TOO_LATE ->
                    settle(
                            claim,
                            claim.effect().kind().mustBeInTime()
                                    ? new Outcome.Escalated(EscalationReason.LATE)
                                    : new Outcome.Suppressed(SuppressionReason.SUPERSEDED));
            case TRUE_STILL -> {
                return false;
            }
        }
        return true;
    }

    /** Without a way to the recipient a person takes over, if it matters enough. */
    private void unreachable(Claim claim, boolean optedOut) {
        if (claim.effect().kind().mustArrive()) {
            settle(claim, new Outcome.Escalated(EscalationReason.NO_USABLE_CHANNEL));
        } else {
            settle(
                    claim,
                    new Outcome.Suppressed(
                            optedOut
                                    ? SuppressionReason.OPTED_OUT
                                    : SuppressionReason.NO_USABLE_CHANNEL));
        }
    }

    private void handOver(Claim claim, Written.Ready ready) {
        var destination = destination(ready.route());
        var wait = breakers.admit(destination);
        if (wait.isPresent()) {
            ledger.postpone(claim, wait.get());
            return;
        }
        try {
            switch (ready.route()) {
                case Route.Mail route -> mail(claim, ready, route, destination);
                case Route.Text route -> text(claim, ready, route, destination);
            }
        } finally {
            breakers.notAsked(destination);
        }
    }

    private void mail(Claim claim, Written.Ready ready, Route.Mail route, String destination) {
        if (!leaves(claim)) {
            return;
        }
        switch (mail.send(ready.letter(), route)) {
            case MailResult.Accepted accepted -> {
                breakers.answered(destination);
                settle(claim, new Outcome.Accepted(accepted.messageId()));
            }
            case MailResult.Unaddressable unaddressable -> unreachable(claim, false);
            case MailResult.Refused refused -> {
                breakers.answered(destination);
                refused(claim);
            }
            case MailResult.Failed failed -> {
                breakers.failed(destination);
                retry(claim, "smtp: " + failed.cause(), failed.unclear());
            }
        }
    }

    private void text(Claim claim, Written.Ready ready, Route.Text route, String destination) {
        var body = TextBodies.body(ready.letter(), route);
        if (claim.unclearSince() != null && !mayBeSent(claim, route, body, claim.unclearSince())) {
            return;
        }
        if (endsByItself(claim) || !leaves(claim)) {
            return;
        }
        ledger.noteSegments(claim, Segments.of(body));
        switch (texts.send(claim, route, body)) {
            case TextResult.Accepted accepted -> {
                breakers.answered(destination);
                settle(claim, new Outcome.Accepted(accepted.providerId()));
                texts.accepted(accepted.providerId());
            }
            case TextResult.OptedOut optedOut -> {
                breakers.answered(destination);
                unreachable(claim, true);
            }
            case TextResult.Refused refused -> {
                breakers.answered(destination);
                refused(claim);
            }
            case TextResult.Failed failed -> {
                breakers.failed(destination);
                retry(claim, "text: " + failed.cause(), failed.unclear());
            }
        }
    }

    /** Whether the provider hasn't got the text yet, as far as can be known. */
    private boolean mayBeSent(Claim claim, Route.Text route, String body, Instant unclearSince) {
        try {
            return switch (texts.search(claim, route, body, unclearSince)) {
                case TextDelivery.Search.Found found -> {
                    settle(claim, new Outcome.Accepted(found.providerId()));
                    texts.accepted(found.providerId());
                    yield false;
                }
                case TextDelivery.Search.Later later -> {
                    ledger.retryAfter(claim, later.pause(), true);
                    yield false;
                }
                case TextDelivery.Search.Absent absent -> true;
            };
        } catch (ProviderUnavailableException e) {
            retry(claim, "text: " + e.getMessage(), true);
            return false;
        }
    }

    private boolean leaves(Claim claim) {
        if (ledger.beginHandover(claim)) {
            return true;
        }
        // Overtaken by a newer revision or another claim; the next claim sees which.
        ledger.retryAfter(claim, Duration.ZERO, false);
        return false;
    }

    /** For good: a person takes over at once, whatever the message. */
    private void refused(Claim claim) {
        settle(claim, new Outcome.Escalated(EscalationReason.REJECTED_BY_PROVIDER));
    }

    private void settle(Claim claim, Outcome outcome) {
        boolean recorded = record(claim, outcome);
        about(log.atInfo(), claim)
                .addKeyValue("outcome", outcome.getClass().getSimpleName())
                .log(recorded ? "message settled" : "result not recorded, claim was overtaken");
        if (recorded && outcome instanceof Outcome.Escalated) {
            callNext(claim.effect());
        }
        bells.settled().ring();
    }

    /**
     * What is known of a message that has left must not be lost because the database is away for a
     * moment: it is recorded as long as nobody else may have the claim.
     */
    private boolean record(Claim claim, Outcome outcome) {
        long until = System.nanoTime() + lease.toNanos() * 3 / 4;
        for (int failures = 1; ; failures++) {
            try {
                return ledger.settle(claim, outcome);
            } catch (DataAccessException e) {
                if (System.nanoTime() > until || !pause(backoff.after(failures))) {
                    throw e;
                }
            }
        }
    }

    private static boolean pause(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void callNext(Effect effect) {
        if (effect.recipient().role() == Role.COORDINATOR) {
            lateness.callNext(effect);
            bells.due().ring();
        }
    }

    private void retry(Claim claim, String cause, boolean unclear) {
        var pause = backoff.after(claim.attempts());
        ledger.retryAfter(claim, pause, unclear);
        about(log.atWarn(), claim)
                .addKeyValue("cause", cause)
                .addKeyValue("unclear", unclear)
                .addKeyValue("pauseMillis", pause.toMillis())
                .log("message not sent, will be tried again");
    }

    private void handBack(Claim claim) {
        try {
            ledger.handBack(claim, backoff.after(claim.attempts()));
        } catch (RuntimeException e) {
            about(log.atWarn(), claim).log("the message stays claimed until its lease ends");
        }
    }

    /** What can be in trouble as a whole: a mail domain, or the provider of texts. */
    private static String destination(Route route) {
        return switch (route) {
            case Route.Mail mail -> domain(mail.destination());
            case Route.Text text -> "texts";
        };
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static LoggingEventBuilder about(LoggingEventBuilder event, Claim claim) {
        return event.addKeyValue("practiceId", claim.effect().practiceId())
                .addKeyValue("effectId", claim.effect().id())
                .addKeyValue("kind", claim.effect().kind())
                .addKeyValue("attempt", claim.attempts());
    }
}
