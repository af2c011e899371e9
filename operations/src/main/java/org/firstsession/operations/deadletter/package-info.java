// SPDX-License-Identifier: Apache-2.0
/**
 * Looks at records that nobody could read, previews what they would lead to, and puts them on the
 * log again, once. The only package of the command line that writes to a topic.
 */
@NullMarked
package org.firstsession.operations.deadletter;

import org.jspecify.annotations.NullMarked;
