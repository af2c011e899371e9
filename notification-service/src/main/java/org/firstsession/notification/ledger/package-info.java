// SPDX-License-Identifier: Apache-2.0
/** The delivery ledger in PostgreSQL: one row per message, from due to settled to published. */
@NullMarked
package org.firstsession.notification.ledger;

import org.jspecify.annotations.NullMarked;
