// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

/** Tells one state of a page from another without saying what is in it. */
final class Stamp {

    private Stamp() {}

    /** Differs when the page would. */
    static String of(ClientView view) {
        var content =
                view.state()
                        + view.closedBecause()
                        + view.offer()
                        + view.session()
                        + view.links().keySet();
        return Integer.toHexString(content.hashCode());
    }
}
