// SPDX-License-Identifier: Apache-2.0
/** Invented people, hours and events for tests and measurements, and what reads them back. */
@NullMarked
package org.firstsession.stack.sample;

import org.jspecify.annotations.NullMarked;
