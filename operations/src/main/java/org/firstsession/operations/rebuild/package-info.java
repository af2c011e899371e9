// SPDX-License-Identifier: Apache-2.0
/** Asks the board to read its projection from the logs again, and follows how far it is. */
@NullMarked
package org.firstsession.operations.rebuild;

import org.jspecify.annotations.NullMarked;
