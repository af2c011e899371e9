// SPDX-License-Identifier: Apache-2.0
/**
 * The state of a practice at a past moment: its recorded events up to then, folded by the engine's
 * own book. Reads and never writes.
 */
@NullMarked
package org.firstsession.operations.asof;

import org.jspecify.annotations.NullMarked;
