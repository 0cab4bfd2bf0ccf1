package folkmoot.people.delivery;

import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * To whom an activity goes: accounts named one by one, all followers of some accounts, and inboxes given outright. Local
 * accounts and blocked domains are left out when it is resolved.
 */
public record Audience(Set<AccountId> accounts, Set<AccountId> followersOf, Set<URI> inboxes) {

    private static final Audience NONE = new Audience(Set.of(), Set.of(), Set.of());

    public Audience {
        accounts = Set.copyOf(accounts);
        followersOf = Set.copyOf(followersOf);
        inboxes = Set.copyOf(inboxes);
    }

    public static Audience none() {
        return NONE;
    }

    public static Audience of(AccountId... accounts) {
        return NONE.and(Arrays.asList(accounts));
    }

    public static Audience of(Collection<AccountId> accounts) {
        return NONE.and(accounts);
    }

    public static Audience followersOf(AccountId account) {
        return NONE.andFollowersOf(account);
    }

    public Audience and(Collection<AccountId> more) {
        return new Audience(join(accounts, more), followersOf, inboxes);
    }

    public Audience andFollowersOf(AccountId account) {
        return new Audience(accounts, join(followersOf, Set.of(account)), inboxes);
    }

    public Audience andInbox(URI inbox) {
        return new Audience(accounts, followersOf, join(inboxes, Set.of(inbox)));
    }

    public boolean isEmpty() {
        return accounts.isEmpty() && followersOf.isEmpty() && inboxes.isEmpty();
    }

    private static <T> Set<T> join(Set<T> some, Collection<T> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }
}
