// SPDX-License-Identifier: Apache-2.0
/**
 * Signed statements of where each practice's chain stood at the end of a day, kept outside Kafka
 * and PostgreSQL: whoever cuts or rewrites the logs later contradicts them.
 */
@NullMarked
package org.firstsession.operations.statement;

import org.jspecify.annotations.NullMarked;
