// SPDX-License-Identifier: Apache-2.0
/** How long a decision takes, by hand: mains, not tests. The figures of the docs come from JMH. */
@NullMarked
package org.firstsession.engine.timing;

import org.jspecify.annotations.NullMarked;
