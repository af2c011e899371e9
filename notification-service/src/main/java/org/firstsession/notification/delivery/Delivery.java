// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.Duration;
import org.firstsession.notification.channel.AppointmentMail;
import org.firstsession.notification.channel.MailResult;
import org.firstsession.notification.channel.SmtpChannel;
import org.firstsession.notification.contact.IntakeUnavailableException;
import org.firstsession.notification.contact.PersonErasedException;
import org.firstsession.notification.ledger.Claim;
import org.firstsession.notification.ledger.Ledger;
import org.firstsession.notification.ledger.LedgerBells;
import org.firstsession.notification.ledger.Outcome;
import org.firstsession.notification.ledger.Outcome.EscalationReason;
import org.firstsession.notification.ledger.Outcome.SuppressionReason;
import org.firstsession.notification.plan.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/** Brings one claimed message one step further: settled, or due again later. */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Ledger ledger;
    private final Letters letters;
    private final SmtpChannel channel;
    private final Backoff backoff;
    private final LedgerBells bells;

    Delivery(
            Ledger ledger,
            Letters letters,
            SmtpChannel channel,
            Backoff backoff,
            LedgerBells bells) {
        this.ledger = ledger;
        this.letters = letters;
        this.channel = channel;
        this.backoff = backoff;
        this.bells = bells;
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
        if (Plan.isSuperseded(claim.effect(), claim.currentRevision())) {
            settle(claim, new Outcome.Suppressed(SuppressionReason.SUPERSEDED));
            return;
        }
        try {
            var mail = letters.write(claim);
            if (mail.isPresent()) {
                handOver(claim, mail.get());
            } else {
                settle(claim, new Outcome.Escalated(EscalationReason.NO_USABLE_CHANNEL));
            }
        } catch (PersonErasedException e) {
            settle(claim, new Outcome.Suppressed(SuppressionReason.ERASED));
        } catch (IntakeUnavailableException e) {
            retry(claim, "intake: " + e.getMessage(), false);
        }
    }

    private void handOver(Claim claim, AppointmentMail mail) {
        if (!ledger.beginHandover(claim)) {
            // Overtaken by a newer revision or another claim; the next claim sees which.
            ledger.retryAfter(claim, Duration.ZERO, false);
            return;
        }
        switch (channel.send(mail)) {
            case MailResult.Accepted accepted ->
                    settle(claim, new Outcome.Accepted(accepted.messageId()));
            case MailResult.Unaddressable unaddressable ->
                    settle(claim, new Outcome.Escalated(EscalationReason.NO_USABLE_CHANNEL));
            case MailResult.Refused refused ->
                    settle(claim, new Outcome.Escalated(EscalationReason.REJECTED_BY_PROVIDER));
            case MailResult.Failed failed ->
                    retry(claim, "smtp: " + failed.cause(), failed.unclear());
        }
    }

    private void settle(Claim claim, Outcome outcome) {
        boolean recorded = ledger.settle(claim, outcome);
        about(log.atInfo(), claim)
                .addKeyValue("outcome", outcome.getClass().getSimpleName())
                .log(recorded ? "message settled" : "result not recorded, claim was overtaken");
        bells.settled().ring();
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

    private static LoggingEventBuilder about(LoggingEventBuilder event, Claim claim) {
        return event.addKeyValue("practiceId", claim.effect().practiceId())
                .addKeyValue("effectId", claim.effect().id())
                .addKeyValue("kind", claim.effect().kind())
                .addKeyValue("attempt", claim.attempts());
    }
}
