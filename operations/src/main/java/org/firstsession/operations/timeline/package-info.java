// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that happened to one request, session, person or therapist, command by command. Ids
 * and codes only: no name is on the logs.
 */
@NullMarked
package org.firstsession.operations.timeline;

import org.jspecify.annotations.NullMarked;
