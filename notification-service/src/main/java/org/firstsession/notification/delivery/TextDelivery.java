// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.ledger.Claim;
import org.firstsession.notification.plan.Route;
import org.firstsession.notification.text.OptOuts;
import org.firstsession.notification.text.ProviderUnavailableException;
import org.firstsession.notification.text.TextProvider;
import org.firstsession.notification.text.TextResult;
import org.firstsession.notification.text.TextStatuses;
import org.springframework.stereotype.Component;

/**
 * Sends texts at most once each: a provider has no way to see that two are one, so what ended
 * unclear is looked up in its list before anything is sent again.
 */
@Component
class TextDelivery {

    private final TextProvider provider;
    private final TextStatuses statuses;
    private final OptOuts optOuts;
    private final Duration lookAfter;
    private final Clock clock = Clock.systemUTC();

    TextDelivery(
            TextProvider provider,
            TextStatuses statuses,
            OptOuts optOuts,
            NotificationProperties properties) {
        this.provider = provider;
        this.statuses = statuses;
        this.optOuts = optOuts;
        this.lookAfter = properties.text().lookAfter();
    }

    /** What is known of a text whose sending ended unclear. */
    sealed interface Search {
        record Found(String providerId) implements Search {}

        record Absent() implements Search {}

        /** It can't be known yet. */
        record Later(Duration pause) implements Search {}
    }

    Search search(Claim claim, Route.Text route, String body, Instant unclearSince)
            throws ProviderUnavailableException {
        var reported = statuses.idOf(claim.effect().id());
        if (reported.isPresent()) {
            return new Search.Found(reported.get());
        }
        var wait = Duration.between(clock.instant(), unclearSince.plus(lookAfter));
        if (wait.isPositive()) {
            return new Search.Later(wait);
        }
        var others = statuses.idsOfOthers(claim.effect().id());
        Optional<String> found = provider.find(route, body, unclearSince, others);
        return found.<Search>map(Search.Found::new).orElseGet(Search.Absent::new);
    }

    TextResult send(Claim claim, Route.Text route, String body) {
        var result = provider.send(route, body, claim.effect().id());
        if (result instanceof TextResult.OptedOut) {
            optOuts.add(route.destination());
        }
        return result;
    }

    /** The provider may have given a text up before its acceptance was recorded. */
    void accepted(String providerId) {
        statuses.apply(providerId);
    }
}
