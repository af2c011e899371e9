// SPDX-License-Identifier: Apache-2.0
/**
 * Real parts as child processes on loopback, for {@code ./run} and for tests. Depends on the
 * contracts in {@code schemas}, on no service.
 */
@NullMarked
package org.firstsession.stack;

import org.jspecify.annotations.NullMarked;
