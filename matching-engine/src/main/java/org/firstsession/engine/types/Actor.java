// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import org.jspecify.annotations.Nullable;

/**
 * Who gave a command.
 *
 * @param role the role in which it was given
 * @param id the actor's pseudonymous id; null for the system itself
 */
public record Actor(ActorRole role, @Nullable String id) {}
