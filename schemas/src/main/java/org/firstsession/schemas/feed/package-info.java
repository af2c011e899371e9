// SPDX-License-Identifier: Apache-2.0
/**
 * How a service follows a topic into its own database: what a batch changes and how far it was read
 * are one database transaction, so neither a crash nor a rebalance loses or repeats a record.
 */
@NullMarked
package org.firstsession.schemas.feed;

import org.jspecify.annotations.NullMarked;
