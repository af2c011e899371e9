// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

/** Hears what the database tells every instance on one channel. Called one signal at a time. */
public interface SignalListener {

    /** The channel's name in the database. */
    String channel();

    /** Takes a signal; soon, because others wait behind it. */
    void on(String content);
}
