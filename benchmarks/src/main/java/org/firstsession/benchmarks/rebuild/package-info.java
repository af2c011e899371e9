// SPDX-License-Identifier: Apache-2.0
/** How fast the board's tables are made from the logs again. */
@NullMarked
package org.firstsession.benchmarks.rebuild;

import org.jspecify.annotations.NullMarked;
