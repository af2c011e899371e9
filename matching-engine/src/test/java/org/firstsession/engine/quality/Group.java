// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.util.function.Predicate;

/** Clients who are easily forgotten in a mean, and everybody. */
enum Group {
    EVERYBODY("everybody", client -> true),
    COUPLES("couples", Client::isCouple),
    NEVADA("clients in Nevada", Client::isInNevada),
    EVENINGS("evenings only", Client::eveningsOnly);

    private final String title;
    private final Predicate<Client> members;

    Group(String title, Predicate<Client> members) {
        this.title = title;
        this.members = members;
    }

    String title() {
        return title;
    }

    boolean has(Client client) {
        return members.test(client);
    }
}
