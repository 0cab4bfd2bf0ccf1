package folkmoot.faults;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.faults.Archipelago.Island;
import folkmoot.testing.Person;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Members of several islands post, edit, remove, favour, boost and follow, and what must be true in the end is kept. */
final class Workload {

    private final Archipelago sea;
    private final Random random;
    private final List<Member> members = new ArrayList<>();
    private final Map<URI, Post> posts = new LinkedHashMap<>();
    private final Map<URI, Set<String>> followers = new LinkedHashMap<>();
    private int number;

    private record Member(Island island, Person person, URI uri) {}

    /** What must be seen of a post: its words, or nothing once it is removed. */
    private static final class Post {
        private final Member author;
        private final boolean proposal;
        private Optional<String> words;
        private final Set<String> favouring = new TreeSet<>();
        private final Set<String> boosting = new TreeSet<>();

        Post(Member author, String words, boolean proposal) {
            this.author = author;
            this.words = Optional.of(words);
            this.proposal = proposal;
        }
    }

    Workload(Archipelago sea, long seed) {
        this.sea = sea;
        this.random = new Random(seed);
        for (var island : sea.islands) {
            for (var name : List.of("alice", "bob")) {
                var person = island.person(name);
                members.add(new Member(island, person, island.uriOf(person)));
            }
        }
    }

    /** The first member of each island follows all members of the others, for good. */
    void acquaint() {
        for (var one : members) {
            for (var other : members) {
                if (one.person.name().equals("alice") && one.island != other.island) {
                    sea.follow(one.island, "alice", other.uri);
                    followers.computeIfAbsent(other.uri, _ -> new TreeSet<>()).add(one.uri.toString());
                }
            }
        }
    }

    /** A post that is a proposal takes part from now on: favours of it are supports. */
    void propose(Island home, URI uri, String words) {
        var author = members.stream()
                .filter(member -> member.island == home)
                .findFirst()
                .orElseThrow();
        posts.put(uri, new Post(author, words, true));
    }

    int supports() {
        return posts.values().stream()
                .filter(post -> post.proposal)
                .mapToInt(post -> post.favouring.size())
                .sum();
    }

    /** One thing that somebody does; where it is not possible at the moment, they do nothing. */
    void step() {
        var who = members.get(random.nextInt(members.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> post(who);
            case 3 -> edit(who);
            case 4 -> remove(who);
            case 5, 6 -> favour(who);
            case 7, 8 -> boost(who);
            default -> follow(who);
        }
    }

    private void post(Member who) {
        var words = "Word " + ++number + " of " + who.uri;
        var status = who.person.posts(words);
        posts.put(URI.create(status.get("uri").asText()), new Post(who, words, false));
    }

    private void edit(Member who) {
        own(who).ifPresent(uri -> {
            var words = "Word " + ++number + " of " + who.uri + " again";
            Person.ok(who.person.put(
                    "/api/v1/statuses/" + sea.id(who.island, uri).orElseThrow(), Map.of("status", words)));
            posts.get(uri).words = Optional.of(words);
        });
    }

    private void remove(Member who) {
        own(who).ifPresent(uri -> {
            Person.ok(who.person.delete(
                    "/api/v1/statuses/" + sea.id(who.island, uri).orElseThrow()));
            posts.get(uri).words = Optional.empty();
        });
    }

    private void favour(Member who) {
        known(who).ifPresent(uri -> toggle(who, uri, posts.get(uri).favouring, "favourite", "unfavourite"));
    }

    private void boost(Member who) {
        known(who)
                .filter(uri -> !posts.get(uri).proposal)
                .ifPresent(uri -> toggle(who, uri, posts.get(uri).boosting, "reblog", "unreblog"));
    }

    private void toggle(Member who, URI uri, Set<String> done, String verb, String undo) {
        var id = sea.id(who.island, uri).orElseThrow();
        var adds = done.add(who.uri.toString());
        if (!adds) {
            done.remove(who.uri.toString());
        }
        Person.ok(who.person.post("/api/v1/statuses/" + id + "/" + (adds ? verb : undo)));
    }

    /** Only the second members change their minds, so that posts reach every island all the same. */
    private void follow(Member who) {
        var whom = members.get(random.nextInt(members.size()));
        if (who.person.name().equals("bob") && whom.island != who.island) {
            var known = followers.computeIfAbsent(whom.uri, _ -> new TreeSet<>());
            var account = sea.account(who.island, whom.uri);
            var adds = known.add(who.uri.toString());
            if (!adds) {
                known.remove(who.uri.toString());
            }
            Person.ok(who.person.post("/api/v1/accounts/" + account + (adds ? "/follow" : "/unfollow")));
        }
    }

    private Optional<URI> own(Member who) {
        return any(posts.entrySet().stream()
                .filter(entry -> entry.getValue().author == who && !entry.getValue().proposal)
                .filter(entry -> entry.getValue().words.isPresent())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** A post that is there for its author and has reached this member. */
    private Optional<URI> known(Member who) {
        return any(posts.entrySet().stream()
                .filter(entry -> entry.getValue().words.isPresent())
                .map(Map.Entry::getKey)
                .filter(uri -> sea.id(who.island, uri).isPresent())
                .toList());
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    /** Every island shows every post, favour, boost and follow as it was meant. */
    void agree() {
        for (var island : sea.islands) {
            posts.forEach((uri, post) -> agree(island, uri, post));
            assertThat(sea.repeatedNotifications(island))
                    .as("told twice at " + island.name())
                    .isZero();
        }
        followers.forEach((uri, who) -> {
            for (var island : sea.islands) {
                var concerned = new TreeSet<>(who);
                var home = uri.getAuthority().equals(island.domain());
                concerned.removeIf(
                        one -> !home && !URI.create(one).getAuthority().equals(island.domain()));
                assertThat(sea.following(island, uri))
                        .as("followers of %s at %s", uri, island.name())
                        .isEqualTo(concerned);
            }
        });
    }

    private void agree(Island island, URI uri, Post post) {
        var what = uri + " at " + island.name();
        if (post.words.isEmpty()) {
            assertThat(sea.words(island, uri)).as(what).isEmpty();
            return;
        }
        assertThat(sea.words(island, uri).orElse("")).as(what).contains(post.words.get());
        var boosting = new TreeSet<>(sea.boosting(island, uri));
        boosting.removeIf(one -> one.contains("/c/")); // the community passes its proposals on
        assertThat(boosting).as("boosts of " + what).isEqualTo(post.boosting);
        var concerned = new TreeSet<>(post.favouring);
        if (island != post.author.island) { // favours are told to the author's island only
            concerned.removeIf(one -> !URI.create(one).getAuthority().equals(island.domain()));
        }
        assertThat(sea.favouring(island, uri)).as("favours of " + what).isEqualTo(concerned);
    }
}
