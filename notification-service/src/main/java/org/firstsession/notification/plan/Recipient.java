// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/**
 * Who gets a message.
 *
 * @param role the recipient's role in the session
 * @param id the recipient's pseudonymous id
 */
public record Recipient(Role role, String id) {}
