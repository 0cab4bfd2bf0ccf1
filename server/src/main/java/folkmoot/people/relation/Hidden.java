package folkmoot.people.relation;

import folkmoot.platform.id.AccountId;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a viewer does not see: those it blocks, those who block it, those it mutes, and everybody of the domains it blocks.
 *
 * @param accounts ids of accounts
 * @param domains handle domains, lower case
 */
public record Hidden(Set<Long> accounts, Set<String> domains) {

    /** Nobody is hidden from a visitor. */
    public static final Hidden NONE = new Hidden(Set.of(), Set.of());

    public Hidden {
        accounts = Set.copyOf(accounts);
        domains = Set.copyOf(domains);
    }

    public boolean isEmpty() {
        return accounts.isEmpty() && domains.isEmpty();
    }

    /** @param domain of the account's handle; empty for a local one */
    public boolean hides(AccountId account, Optional<String> domain) {
        return accounts.contains(account.value())
                || !domains.isEmpty() && domain.filter(domains::contains).isPresent();
    }

    /** The ids for an SQL condition. */
    public Long[] accountArray() {
        return accounts.toArray(Long[]::new);
    }

    /** The domains for an SQL condition. */
    public String[] domainArray() {
        return domains.toArray(String[]::new);
    }
}
