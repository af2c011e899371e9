// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the topics as they stand: committed records, from the first to the last one of the moment,
 * decoded by the schemas that wrote them. Knows no service's code and no generated type.
 */
@NullMarked
package org.firstsession.operations.log;

import org.jspecify.annotations.NullMarked;
