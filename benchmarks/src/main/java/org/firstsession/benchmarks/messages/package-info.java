// SPDX-License-Identifier: Apache-2.0
/** How soon and how fast messages leave, beside a bare client of the same mail server. */
@NullMarked
package org.firstsession.benchmarks.messages;

import org.jspecify.annotations.NullMarked;
