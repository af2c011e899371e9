// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/**
 * A way to somebody that their rules allow. Only {@link Routes} makes any, and channels take
 * nothing else: no message can go round the rules.
 */
public abstract sealed class Route {

    private final String destination;
    private final Language language;

    private Route(String destination, Language language) {
        this.destination = destination;
        this.language = language;
    }

    public abstract Channel channel();

    /** The address or the number. */
    public String destination() {
        return destination;
    }

    public Language language() {
        return language;
    }

    @Override
    public String toString() {
        return channel() + " to somebody";
    }

    /** By e-mail. */
    public static final class Mail extends Route {

        private final boolean invite;
        private final boolean neutral;

        Mail(String address, Reachability.Wishes wishes) {
            super(address, wishes.language());
            this.invite = wishes.invite();
            this.neutral = wishes.neutral();
        }

        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }

        public boolean invite() {
            return invite;
        }

        public boolean neutral() {
            return neutral;
        }
    }

    /** By text message. */
    public static final class Text extends Route {

        Text(String number, Reachability.Wishes wishes) {
            super(number, wishes.language());
        }

        @Override
        public Channel channel() {
            return Channel.TEXT_MESSAGE;
        }
    }
}
