// SPDX-License-Identifier: Apache-2.0
/** What stands on the logs: commands going in, events coming out. May depend on {@code types}. */
@NullMarked
package org.firstsession.engine.log;

import org.jspecify.annotations.NullMarked;
