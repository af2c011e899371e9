// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import org.firstsession.operations.log.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine decides otherwise than was recorded.
 *
 * @param command the command
 * @param practiceId the practice
 * @param number the how-manieth event of the command, from 1
 * @param recorded what was recorded; null when nothing was
 * @param recomputed what the engine decides; null when it decides nothing there
 * @param what what differs, in one sentence
 */
record Difference(
        LogPosition command,
        String practiceId,
        int number,
        @Nullable Object recorded,
        @Nullable Object recomputed,
        String what) {}
