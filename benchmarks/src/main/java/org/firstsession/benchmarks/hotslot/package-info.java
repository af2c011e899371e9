// SPDX-License-Identifier: Apache-2.0
/** Many people who want one hour, beside bookings in PostgreSQL. */
@NullMarked
package org.firstsession.benchmarks.hotslot;

import org.jspecify.annotations.NullMarked;
