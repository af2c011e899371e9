// SPDX-License-Identifier: Apache-2.0
/** What a practice decides itself: the policy in force, how it came to be, and another one. */
@NullMarked
package org.firstsession.operations.policy;

import org.jspecify.annotations.NullMarked;
