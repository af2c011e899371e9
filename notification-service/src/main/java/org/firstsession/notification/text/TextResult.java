// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

/** What became of an attempt to send a text. */
public sealed interface TextResult {

    /** The provider took it over. */
    record Accepted(String providerId) implements TextResult {}

    /** The number has told the provider that it wants no texts. */
    record OptedOut() implements TextResult {}

    /** The provider refuses this text for good. */
    record Refused(int code) implements TextResult {}

    /**
     * It didn't work this time.
     *
     * @param cause for the log: a class name or a code
     * @param unclear whether the provider may have taken it over all the same
     */
    record Failed(String cause, boolean unclear) implements TextResult {}
}
