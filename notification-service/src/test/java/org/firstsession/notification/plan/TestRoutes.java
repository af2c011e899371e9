// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** Routes for tests of channels, which can't make any themselves. */
public final class TestRoutes {

    private TestRoutes() {}

    public static Route.Mail mail(String address) {
        return new Route.Mail(address, Reachability.Wishes.NONE_STATED);
    }

    public static Route.Mail mail(String address, Reachability.Wishes wishes) {
        return new Route.Mail(address, wishes);
    }

    public static Route.Text text(String number, Language language) {
        return new Route.Text(number, new Reachability.Wishes(true, true, true, language));
    }
}
