// SPDX-License-Identifier: Apache-2.0
/**
 * Decides the recorded commands once more with the engine and compares what follows with what was
 * recorded, byte for byte. Writes nothing and has nothing that could send.
 */
@NullMarked
package org.firstsession.operations.replay;

import org.jspecify.annotations.NullMarked;
