// SPDX-License-Identifier: Apache-2.0
/** A mail server that keeps what it gets and shows it. Depends on nothing else of the project. */
@NullMarked
package org.firstsession.stack.inbox;

import org.jspecify.annotations.NullMarked;
