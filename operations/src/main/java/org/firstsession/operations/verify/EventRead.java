// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import org.firstsession.operations.log.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code practice.events}, readable or not.
 *
 * @param position where it stands
 * @param key the record's key as text; null when it has none
 * @param commandOffset offset of the command that it names; −1 when it names none
 * @param event what it says; null when it can't be read
 * @param unreadable why not; null when it can
 */
record EventRead(
        LogPosition position,
        @Nullable String key,
        long commandOffset,
        @Nullable EventFact event,
        @Nullable String unreadable) {}
