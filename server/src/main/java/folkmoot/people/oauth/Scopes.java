package folkmoot.people.oauth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a token allows. A parent covers its children ({@code write} covers {@code write:statuses}); {@code follow} is the
 * old name for reading and writing blocks, follows and mutes.
 */
public record Scopes(Set<String> names) {

    /** Every scope there is. */
    public static final List<String> ALL = all();

    /** What a client gets that asks for nothing. */
    public static final Scopes DEFAULT = of("read");

    private static final Set<String> OF_FOLLOW = Set.of("blocks", "follows", "mutes");

    public Scopes {
        names = Set.copyOf(names);
    }

    /** Reads a list separated by spaces or plus signs, {@link #DEFAULT} when it is blank; empty when one does not exist. */
    public static Optional<Scopes> parse(String text) {
        var names = Arrays.stream(text.strip().split("[\\s+]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.isEmpty()) {
            return Optional.of(DEFAULT);
        }
        return ALL.containsAll(names) ? Optional.of(new Scopes(names)) : Optional.empty();
    }

    public static Scopes of(String... names) {
        return new Scopes(Set.of(names));
    }

    /** Whether one scope is allowed, by its own name or a parent's. */
    public boolean covers(String scope) {
        if (names.contains(scope)) {
            return true;
        }
        int colon = scope.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        return names.contains("follow") && isOfFollow(scope.substring(0, colon), scope.substring(colon + 1))
                || covers(scope.substring(0, colon));
    }

    private static boolean isOfFollow(String parent, String part) {
        return (parent.equals("read") || parent.equals("write")) && OF_FOLLOW.contains(part);
    }

    /** Whether every scope of the other is allowed. */
    public boolean covers(Scopes other) {
        return other.names.stream().allMatch(this::covers);
    }

    /** Names in a fixed order, separated by spaces. */
    @Override
    public String toString() {
        return ALL.stream().filter(names::contains).collect(Collectors.joining(" "));
    }

    /** As they stand in the database. */
    String[] toArray() {
        return names.stream().sorted().toArray(String[]::new);
    }

    private static List<String> all() {
        var all = new ArrayList<String>(List.of("profile", "read"));
        for (var part : List.of(
                "accounts",
                "blocks",
                "bookmarks",
                "collections",
                "favourites",
                "filters",
                "follows",
                "lists",
                "mutes",
                "notifications",
                "search",
                "statuses")) {
            all.add("read:" + part);
        }
        all.add("write");
        for (var part : List.of(
                "accounts",
                "blocks",
                "bookmarks",
                "collections",
                "conversations",
                "favourites",
                "filters",
                "follows",
                "lists",
                "media",
                "mutes",
                "notifications",
                "reports",
                "statuses")) {
            all.add("write:" + part);
        }
        all.addAll(List.of("follow", "push"));
        for (var door : List.of("admin:read", "admin:write")) {
            all.add(door);
            for (var part : List.of(
                    "accounts",
                    "reports",
                    "domain_allows",
                    "domain_blocks",
                    "ip_blocks",
                    "email_domain_blocks",
                    "canonical_email_blocks")) {
                all.add(door + ":" + part);
            }
        }
        return List.copyOf(all);
    }
}
