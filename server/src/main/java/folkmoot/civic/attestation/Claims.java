package folkmoot.civic.attestation;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.Officials;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunityLog;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be attested in a community, and by which bodies of its register: its moderators say so, in the open. */
public final class Claims {

    /** At most so many in a community. */
    public static final int MOST = 40;

    /** For how long something is attested at most, in months. */
    public static final int LONGEST = 60;

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_WORD = 40;

    private final Communities communities;
    private final Bodies bodies;
    private final Officials officials;
    private final CommunityLog log;
    private final InstantSource clock;
    private final ClaimStore store = new ClaimStore();

    public Claims(Communities communities, Bodies bodies, Officials officials, CommunityLog log, InstantSource clock) {
        this.communities = communities;
        this.bodies = bodies;
        this.officials = officials;
        this.log = log;
        this.clock = clock;
    }

    /** By their words. */
    public List<Claim> list(Transaction tx, CommunityId community) {
        return store.list(tx, community);
    }

    public Optional<Claim> find(Transaction tx, CommunityId community, String word) {
        return store.find(tx, community, word);
    }

    /** Problems: 404. */
    public Claim require(Transaction tx, CommunityId community, String word) {
        return find(tx, community, word).orElseThrow(NotFound::new);
    }

    /** The bodies that may attest it. */
    public List<Body> attesters(Transaction tx, Claim claim) {
        return bodies.list(tx, claim.attesters());
    }

    /** Whether an account speaks now for a body that may attest the claim: neither a moderator nor a citizen ever does. */
    public boolean mayAttest(Transaction tx, Claim claim, Account account) {
        return officials.speaksForAll(tx, claim.community(), account).stream()
                .anyMatch(body -> claim.attesters().contains(body.id()));
    }

    /** What an account may attest in a community. */
    public List<Claim> attestableBy(Transaction tx, CommunityId community, Account account) {
        return list(tx, community).stream()
                .filter(claim -> mayAttest(tx, claim, account))
                .toList();
    }

    /**
     * What is typed into the form of a claim.
     *
     * @param word small letters, digits and hyphens
     * @param attesters bodies of the register, by their slugs
     */
    public record Wanted(
            String word, Map<String, String> names, int months, boolean checks, Collection<String> attesters) {}

    /** Names a claim, or says anew what it is. Problems: 403 for who is no moderator, 409 for too many, 422. */
    public Claim put(Transaction tx, Community community, Account moderator, Wanted wanted) {
        communities.requireModerator(tx, community.id(), moderator.id());
        tx.alone("claims of " + community.id());
        var names = ClaimNames.require(wanted.names());
        var word = word(wanted.word());
        if (wanted.months() < 1 || wanted.months() > LONGEST) {
            throw Invalid.field("months", "ERR_INCLUSION", "must be from 1 to " + LONGEST);
        }
        var before = list(tx, community.id());
        if (before.size() >= MOST
                && before.stream().noneMatch(claim -> claim.word().equals(word))) {
            throw new Conflict("There are " + MOST + " claims already; remove one first");
        }
        var attesters = wanted.attesters().stream()
                .filter(slug -> !slug.isBlank())
                .distinct()
                .map(slug -> bodies.findValid(tx, community.id(), slug)
                        .orElseThrow(() -> Invalid.field(
                                "attesters", "ERR_INCLUSION", "names a body that is not in the register")))
                .toList();
        var claim = new Claim(
                community.id(),
                word,
                names,
                wanted.months(),
                wanted.checks(),
                attesters.stream().map(Body::id).toList());
        store.put(tx, claim, clock.instant());
        var by = attesters.isEmpty()
                ? "nobody"
                : String.join(", ", attesters.stream().map(Body::slug).toList());
        note(
                tx,
                community,
                moderator,
                claim.word() + ": attested by " + by + (claim.checks() ? "; checks answers" : ""));
        return claim;
    }

    /** It is attested no longer, and what was attested holds no longer. Problems: 403, 404. */
    public void remove(Transaction tx, Community community, Account moderator, String word) {
        communities.requireModerator(tx, community.id(), moderator.id());
        if (!store.delete(tx, community.id(), word)) {
            throw new NotFound();
        }
        note(tx, community, moderator, word + ": no longer attested");
    }

    private static String word(String typed) {
        if (typed.length() > LONGEST_WORD || !WORD.matcher(typed).matches()) {
            throw Invalid.field(
                    "word", "ERR_INVALID", "must be small letters, digits and hyphens, such as licensed-driver");
        }
        return typed;
    }

    private void note(Transaction tx, Community community, Account moderator, String what) {
        log.add(
                tx,
                community.id(),
                moderator.id(),
                CommunityLog.Act.CLAIM,
                community.group().uri(),
                CommunityLog.reason(what));
    }
}
