// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the board must have for the requests of one practice: request, session, offers and
 * taken hours, each as one line of text.
 */
final class BoardFold {

    private final Map<String, Request> requests = new HashMap<>();

    /** Rows of a request by table and key, as {@code BoardRows} reads them from the database. */
    static final class Request {
        final Map<String, String> rows = new TreeMap<>();
        private final Map<String, Map<String, SlotFact>> offers = new HashMap<>();
        private @Nullable SlotFact booked;
        private String bookedAs = "";
    }

    boolean knows(@Nullable String requestId) {
        return requestId != null && requests.containsKey(requestId);
    }

    Map<String, Request> requests() {
        return requests;
    }

    /** Takes an event; gives back the request that nothing will change any more. */
    @Nullable Request on(EventFact event) {
        var requestId = event.requestId();
        if (requestId == null) {
            return null;
        }
        if (event.type().equals("TrialRequested")) {
            requests.put(requestId, new Request());
        }
        var request = requests.get(requestId);
        if (request == null) {
            return null;
        }
        change(requestId, request, event);
        return event.type().equals("CaseArchived") ? requests.remove(requestId) : null;
    }

    /** Takes out the requests whose session ended before a time: nothing changes them any more. */
    Map<String, Request> over(Instant time) {
        var over = new HashMap<String, Request>();
        requests.forEach((id, request) -> {
            if (request.booked != null && request.booked.endsAt().isBefore(time)) {
                over.put(id, request);
            }
        });
        requests.keySet().removeAll(over.keySet());
        return over;
    }

    private static void change(String requestId, Request request, EventFact event) {
        var fields = event.fields();
        switch (event.type()) {
            case "TrialRequested" -> state(requestId, request, "WAITING");
            case "TrialOffered" -> {
                state(requestId, request, "OFFERED");
                var offer = OfferFact.of(fields);
                request.offers.put(offer.offerId(), offer.options());
                offer(request, offer.offerId(), "OPEN");
                offer.options().forEach((id, slot) -> taken(request, id, "HELD", slot));
            }
            case "HoldExtended" -> state(requestId, request, "OFFERED");
            case "OfferDeclined" -> ended(requestId, request, fields.text("offerId"), "DECLINED");
            case "OfferExpired" -> ended(requestId, request, fields.text("offerId"), "EXPIRED");
            case "TrialConfirmed" -> {
                var offerId = fields.text("offerId");
                release(request, offerId);
                state(requestId, request, "CONFIRMED");
                offer(request, offerId, "ACCEPTED");
                request.booked = SlotFact.of(fields.inner("slot"));
                request.bookedAs = fields.text("optionId");
                taken(request, request.bookedAs, "CONFIRMED", request.booked);
                session(request, event, "CONFIRMED");
            }
            case "TrialCancelled" -> {
                state(requestId, request, "WAITING");
                session(request, event, "CANCELLED");
            }
            case "SlotReleased" -> request.rows.remove("taken_slot " + request.bookedAs);
            case "RequestClosed" ->
                    request.rows.put("request " + requestId, "CLOSED " + fields.text("reason"));
            default -> {}
        }
    }

    private static void state(String requestId, Request request, String state) {
        request.rows.put("request " + requestId, state);
    }

    private static void offer(Request request, String offerId, String status) {
        request.rows.put("offer " + offerId, status);
    }

    private static void ended(String requestId, Request request, String offerId, String status) {
        release(request, offerId);
        offer(request, offerId, status);
        state(requestId, request, "WAITING");
    }

    private static void release(Request request, String offerId) {
        var options = request.offers.remove(offerId);
        if (options != null) {
            options.keySet().forEach(id -> request.rows.remove("taken_slot " + id));
        }
    }

    private static void taken(Request request, String optionId, String kind, SlotFact slot) {
        request.rows.put(
                "taken_slot " + optionId,
                String.join(
                        " ",
                        kind,
                        slot.therapistId(),
                        slot.startsAt().toString(),
                        slot.blockedUntil().toString()));
    }

    private static void session(Request request, EventFact event, String status) {
        var slot = SlotFact.of(event.fields().inner("slot"));
        request.rows.put(
                "session " + event.fields().text("sessionId"),
                String.join(
                        " ",
                        status,
                        "revision",
                        Long.toString(event.fields().number("revision")),
                        slot.therapistId(),
                        slot.startsAt().toString(),
                        slot.endsAt().toString()));
    }
}
