// SPDX-License-Identifier: Apache-2.0
/**
 * The recorded demand of a time once more, through a changed policy, in an engine of its own. Reads
 * the logs and writes to none.
 */
@NullMarked
package org.firstsession.operations.whatif;

import org.jspecify.annotations.NullMarked;
