// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import org.firstsession.intake.IntakeProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way from a conversation to the form, with what was answered so far. It carries choices only,
 * nothing that tells who somebody is, and no right to anything.
 */
@Component
public class FormLink {

    private final IntakeProperties properties;

    FormLink(IntakeProperties properties) {
        this.properties = properties;
    }

    /** The form's address. */
    public String of(String practiceId, Answers answers) {
        var link =
                UriComponentsBuilder.fromUriString(properties.url("/p/" + practiceId + "/start"));
        if (answers.couple() != null) {
            link.queryParam("kind", answers.couple() ? "couple-invite" : "individual");
        }
        if (answers.state() != null) {
            link.queryParam("state", answers.state());
        }
        if (answers.format() != null) {
            link.queryParam("format", answers.format());
        }
        if (answers.zip() != null) {
            link.queryParam("zip", answers.zip());
        }
        return link.build().encode().toUriString();
    }
}
