package folkmoot.talk.collection;

import folkmoot.platform.id.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Accounts that their owner recommends together. */
public record AccountCollection(
        long id, AccountId owner, Description about, List<Item> items, Instant created, Instant updated) {

    public AccountCollection {
        items = List.copyOf(items);
    }

    /**
     * What it says of itself; name and description are plain text.
     *
     * @param discoverable shown to others on the owner's profile
     * @param tag a hashtag that it is about
     */
    public record Description(
            String name,
            String description,
            Optional<String> language,
            boolean sensitive,
            boolean discoverable,
            Optional<String> tag) {}

    /** An account in it. */
    public record Item(long id, AccountId account, State state, Instant created) {}

    public enum State {
        PENDING,
        ACCEPTED,
        REJECTED,
        REVOKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Those who are shown in it. */
    public List<AccountId> shown() {
        return items.stream()
                .filter(item -> item.state() == State.ACCEPTED)
                .map(Item::account)
                .toList();
    }
}
