// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Somebody who has signed in.
 *
 * @param accountId pseudonymous; stands on the log for what this person gives
 * @param username what is typed at sign-in
 * @param displayName the named human
 * @param practices ids of practices; {@link #ALL_PRACTICES} stands for all
 * @param therapistId whose calendar and cases a therapist sees; null for everybody else
 * @param oneTimePassword whether the password must be changed first
 * @param secondStep whether a second factor is enrolled
 */
public record Staff(
        UUID accountId,
        String username,
        String displayName,
        Set<Role> roles,
        List<String> practices,
        @Nullable String therapistId,
        boolean oneTimePassword,
        boolean secondStep)
        implements UserDetails {

    public static final String ALL_PRACTICES = "*";

    public Staff {
        roles = Set.copyOf(roles);
        practices = List.copyOf(practices);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether all requests of the practice are this person's work. */
    public boolean coordinates() {
        return is(Role.COORDINATOR) || is(Role.CLINICAL_LEAD);
    }

    /** For pages. */
    public boolean isLead() {
        return is(Role.CLINICAL_LEAD);
    }

    /** For pages. */
    public boolean isOps() {
        return is(Role.OPS);
    }

    /** For pages. */
    public boolean isAdministrator() {
        return is(Role.ADMINISTRATOR);
    }

    /** For pages. */
    public boolean isTherapist() {
        return is(Role.THERAPIST);
    }

    public boolean worksFor(String practiceId) {
        return practices.contains(practiceId) || practices.contains(ALL_PRACTICES);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles.stream().map(role -> new SimpleGrantedAuthority(role.authority())).toList();
    }

    /** Nothing is kept of a password once it was checked. */
    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String toString() {
        return "Staff[" + accountId + "]";
    }
}
