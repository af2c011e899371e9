// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.bounce;

import java.util.Optional;
import java.util.regex.Pattern;
import org.firstsession.notification.NotificationProperties;
import org.springframework.stereotype.Component;

/**
 * Where a mail comes back to: an address of its own, so that the address alone tells which mail it
 * was, whatever a foreign server writes into its report.
 */
@Component
public class ReturnAddress {

    private final String address;
    private final Pattern ours;

    ReturnAddress(NotificationProperties properties) {
        this.address = properties.mail().bounces().address();
        this.ours = Pattern.compile(pattern(address), Pattern.CASE_INSENSITIVE);
    }

    /** The envelope's sender for a message; empty where mails come back to the sender's address. */
    public Optional<String> of(String effectId) {
        int at = address.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : Optional.of(address.substring(0, at) + "+" + effectId + address.substring(at));
    }

    /** The message that an address was made for. */
    Optional<String> effectIn(String text) {
        return ours.matcher(text).results().map(found -> found.group(1)).findFirst();
    }

    private static String pattern(String address) {
        int at = Math.max(0, address.lastIndexOf('@'));
        return Pattern.quote(address.substring(0, at))
                + "\\+([0-9a-f]{32})"
                + Pattern.quote(address.substring(at));
    }
}
