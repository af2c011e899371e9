// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong, as told to clients. The name is the last part of the problem's type URL. */
public enum ProblemType {
    MALFORMED(400, "The request can't be read"),
    MISSING_KEY(400, "An Idempotency-Key is needed"),
    INVALID_REQUEST(422, "Some fields can't be used"),
    KEY_REUSED(422, "The key was used for something else"),
    UNAUTHORIZED(401, "A token is needed"),
    FORBIDDEN(403, "Not allowed"),
    UNKNOWN_PRACTICE(404, "No such practice"),
    NOT_FOUND(404, "Not found"),
    GONE(410, "No longer here"),
    NOT_SURE(422, "A box has to be ticked"),
    METHOD_NOT_ALLOWED(405, "Not possible with this method"),
    NOT_ACCEPTABLE(406, "Not available in this form"),
    OFFER_EXPIRED(409, "The offer has ended"),
    OPTION_TAKEN(409, "This option isn't free"),
    ALREADY_CONFIRMED(409, "A session is confirmed already"),
    REQUEST_CLOSED(409, "The request is closed"),
    INVITATION_CLOSED(409, "The invitation is over"),
    NO_MORE_EXTENSIONS(409, "No more time can be given"),
    NOTHING_ELSE_FREE(409, "Nothing else is free"),
    NOT_CONFIRMED(409, "No session is confirmed"),
    SESSION_STARTED(409, "The session has started"),
    SESSION_NOT_OVER(409, "It isn't on record yet how the session went"),
    OUTCOME_SETTLED(409, "It is settled how the session went"),
    WAITS_FOR_PERSON(409, "A person looks at the request first"),
    REFUSED(409, "This isn't possible now"),
    PAYLOAD_TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "JSON is needed"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Something went wrong here"),
    UNAVAILABLE(503, "Nothing can be stored just now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String urlName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ProblemType> named(String urlName) {
        return Arrays.stream(values()).filter(type -> type.urlName().equals(urlName)).findFirst();
    }

    /** The type for a status that the framework chose. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL : MALFORMED;
        };
    }
}
