// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A text in the provider's list.
 *
 * @param id the provider's id
 * @param body what it says
 * @param createdAt when the provider took it over
 */
record SentText(String id, String body, Instant createdAt) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** Links are made afresh for each attempt, so two of one message differ in nothing else. */
    static String withoutLinks(String body) {
        return LINK.matcher(body).replaceAll("link").strip();
    }

    @Override
    public String toString() {
        return "SentText[" + id + "]";
    }
}
