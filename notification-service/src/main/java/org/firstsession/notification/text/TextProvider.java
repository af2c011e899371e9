// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.firstsession.notification.plan.Route;

/** A provider of text messages. */
public interface TextProvider {

    /** Whether there is one at all. */
    boolean configured();

    /**
     * Sends a text once. Never throws for what a provider or a network does.
     *
     * @param effectId what the provider's reports about it are known by
     */
    TextResult send(Route.Text route, String body, String effectId);

    /**
     * Looks in the provider's own list for a text whose sending ended unclear.
     *
     * @param since when it may have been sent first
     * @param known ids of other texts, which it can't be
     * @return the provider's id of it; empty when the provider doesn't have it
     * @throws ProviderUnavailableException when the list can't be had now
     */
    Optional<String> find(Route.Text route, String body, Instant since, Set<String> known)
            throws ProviderUnavailableException;
}
