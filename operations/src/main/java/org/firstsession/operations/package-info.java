// SPDX-License-Identifier: Apache-2.0
/**
 * The ops command line: looks after topics and schemas, and has nothing that could send a message.
 */
@NullMarked
package org.firstsession.operations;

import org.jspecify.annotations.NullMarked;
