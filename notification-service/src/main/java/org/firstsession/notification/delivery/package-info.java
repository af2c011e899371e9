// SPDX-License-Identifier: Apache-2.0
/** Takes due messages from the ledger to a channel and records what became of them. */
@NullMarked
package org.firstsession.notification.delivery;

import org.jspecify.annotations.NullMarked;
