// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The board's rows of one request: where it stands, its offers, its sessions and the hours that it
 * takes, each as one line of text by table and key, as {@link BoardRows} reads them.
 */
final class BoardRequest {

    private static final String BOOKED = "CONFIRMED";

    private final String key;
    private final Map<String, String> rows = new TreeMap<>();
    private final Set<String> recordedFor = new HashSet<>();
    private String bookedHour = "";
    private @Nullable SlotFact booked;
    private long revision;
    private int people;

    BoardRequest(String requestId) {
        this.key = "request " + requestId;
    }

    Map<String, String> rows() {
        return rows;
    }

    boolean isOverBefore(Instant time) {
        return booked != null && booked.endsAt().isBefore(time);
    }

    void on(EventFact event) {
        var fields = event.fields();
        switch (event.type()) {
            case "TrialRequested", "PartnerJoined", "ContinuedAlone" -> state("WAITING");
            case "PartnerInvited" -> state("INVITED");
            case "IndividualTrialSuggested" -> state("ALONE_SUGGESTED");
            case "RequestWaitlisted" -> state("WAITLISTED");
            case "TrialOffered" -> {
                stateUnlessBooked("OFFERED");
                var offer = OfferFact.of(fields);
                offer(offer.offerId(), "OPEN");
                offer.options()
                        .forEach((id, slot) -> taken(offer.offerId() + "/" + id, "HELD", slot));
            }
            case "OptionConsented" -> {
                stateUnlessBooked("AWAITING_PARTNER");
                keepOnly(fields.text("offerId"), fields.text("optionId"));
            }
            case "TherapistAsked" -> {
                stateUnlessBooked("THERAPIST_ASKED");
                keepOnly(fields.text("offerId"), fields.text("optionId"));
            }
            case "OfferDeclined", "TherapistDeclined" -> ended(fields.text("offerId"), "DECLINED");
            case "OfferExpired" -> ended(fields.text("offerId"), "EXPIRED");
            case "OfferWithdrawn" -> ended(fields.text("offerId"), "WITHDRAWN");
            case "TrialConfirmed" -> confirmed(event);
            case "TrialRescheduled" -> moved(event);
            case "TrialCancelled" -> {
                state("WAITING");
                revision = fields.number("revision");
                session(fields.text("sessionId"), "CANCELLED");
            }
            case "SlotReleased" -> rows.remove(bookedHour);
            case "OutcomeRecorded" -> outcome(event);
            case "RequestClosed" -> rows.put(key, "CLOSED " + fields.text("reason"));
            default -> {}
        }
    }

    private void confirmed(EventFact event) {
        var fields = event.fields();
        var offerId = fields.text("offerId");
        release(offerId);
        state(BOOKED);
        if (rows.containsKey("offer " + offerId)) {
            offer(offerId, "ACCEPTED");
        }
        recordedFor.clear();
        people = fields.texts("personIds").size();
        revision = fields.number("revision");
        book(offerId + "/" + fields.text("optionId"), SlotFact.of(fields.inner("slot")));
        session(fields.text("sessionId"), BOOKED);
    }

    private void moved(EventFact event) {
        var fields = event.fields();
        state(BOOKED);
        rows.replaceAll(
                (row, line) -> row.startsWith("offer ") && line.equals("OPEN") ? "ACCEPTED" : line);
        rows.entrySet().removeIf(row -> row.getValue().startsWith("HELD "));
        rows.remove(bookedHour);
        revision = fields.number("revision");
        var sessionId = fields.text("sessionId");
        book(sessionId + "/revision-" + revision, SlotFact.of(fields.inner("slot")));
        session(sessionId, BOOKED);
    }

    /** It is over once it is recorded for everybody, and booked as before when taken back. */
    private void outcome(EventFact event) {
        var person = event.fields().text("personId");
        if (event.fields().value("outcome") == null) {
            recordedFor.remove(person);
        } else {
            recordedFor.add(person);
        }
        boolean over = recordedFor.size() == people;
        state(over ? "SETTLED" : BOOKED);
        session(event.fields().text("sessionId"), over ? "OVER" : BOOKED);
    }

    private void book(String hour, SlotFact slot) {
        booked = slot;
        bookedHour = "taken_slot " + hour;
        taken(hour, BOOKED, slot);
    }

    private void state(String state) {
        rows.put(key, state);
    }

    private void stateUnlessBooked(String state) {
        if (!BOOKED.equals(rows.get(key))) {
            state(state);
        }
    }

    private void offer(String offerId, String status) {
        rows.put("offer " + offerId, status);
    }

    private void ended(String offerId, String status) {
        release(offerId);
        offer(offerId, status);
        stateUnlessBooked("WAITING");
    }

    private void release(String offerId) {
        rows.keySet().removeIf(row -> row.startsWith("taken_slot " + offerId + "/"));
    }

    private void keepOnly(String offerId, String optionId) {
        rows.keySet()
                .removeIf(row ->
                        row.startsWith("taken_slot " + offerId + "/")
                                && !row.endsWith("/" + optionId));
    }

    private void taken(String hour, String kind, SlotFact slot) {
        rows.put(
                "taken_slot " + hour,
                String.join(
                        " ",
                        kind,
                        slot.therapistId(),
                        slot.startsAt().toString(),
                        slot.blockedUntil().toString()));
    }

    private void session(String sessionId, String status) {
        var slot = booked;
        if (slot != null) {
            rows.put(
                    "session " + sessionId,
                    String.join(
                            " ",
                            status,
                            "revision",
                            Long.toString(revision),
                            slot.therapistId(),
                            slot.startsAt().toString(),
                            slot.endsAt().toString()));
        }
    }
}
