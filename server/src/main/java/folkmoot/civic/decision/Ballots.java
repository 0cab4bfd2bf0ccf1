package folkmoot.civic.decision;

import folkmoot.civic.community.Membership;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.proposal.Foundations;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.poll.PollFaces;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes ballots: one of each member, who may change it and take it back until the end, by whichever door. */
public final class Ballots {

    private static final int RECEIPT_BYTES = 16;

    private final Matters matters;
    private final Foundations civic;
    private final BallotStore store;
    private final Membership membership;
    private final PollFaces faces;
    private final SecureRandom random = new SecureRandom();

    Ballots(Matters matters, Foundations civic, BallotStore store, PollFaces faces) {
        this.matters = matters;
        this.civic = civic;
        this.store = store;
        this.membership = new Membership(civic.bans());
        this.faces = faces;
    }

    /** What is sent: by the record, for it says what may stand there. */
    @FunctionalInterface
    public interface Paper {
        Ballot fill(Decision decision, Optional<Ballot> before);
    }

    /**
     * Casts a ballot, or another one in place of one's own; it keeps its receipt then. Problems: 403 for who may not take part, 404 for what is
     * no decision here, 409 after the end, 422 for what does not hold up.
     */
    public Ballot cast(Transaction tx, StatusId id, Account by, Paper paper) {
        var whole = open(tx, id, by);
        var ballot = paper.fill(whole.block(), store.own(tx, id, by.id()));
        store.put(tx, id, by.id(), ballot);
        faces.chose(tx, id, by.id(), picked(ballot));
        show(tx, whole);
        return store.own(tx, id, by.id()).orElseThrow();
    }

    /** Takes one's own back. Problems: as {@link #cast}; 404 where there is none. */
    public void withdraw(Transaction tx, StatusId id, Account by) {
        var whole = open(tx, id, by);
        if (!store.delete(tx, id, by.id())) {
            throw new NotFound();
        }
        faces.chose(tx, id, by.id(), List.of());
        show(tx, whole);
    }

    /** The author takes a variant out, for good. Problems: 403 for everybody else, 409 after the end, 422 where too few would be left. */
    public void withdrawVariant(Transaction tx, StatusId id, Account by, int variant) {
        var whole = locked(tx, id);
        if (!whole.matter().author().equals(by.id())) {
            throw new Forbidden("Only its author can do this");
        }
        requireOpen(whole);
        var decision = whole.block();
        if (variant < 0
                || variant >= decision.variants().size()
                || decision.withdrawn().contains(variant)) {
            throw Invalid.field("variant", "ERR_INCLUSION", "is none that stands");
        }
        int left = decision.variants().size() - decision.withdrawn().size() - 1;
        if (left < (decision.method() == Method.CONSENT ? 1 : 2)) {
            throw Invalid.field("variant", "ERR_TOO_SHORT", "cannot go: too few would be left. Take the decision back");
        }
        store.withdraw(tx, id, variant);
        show(tx, locked(tx, id));
    }

    /** A new one: 32 hexadecimal digits at random. */
    public String receipt() {
        var bytes = new byte[RECEIPT_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** While it can be changed. */
    public Optional<Ballot> own(Transaction tx, StatusId id, Account by) {
        return store.own(tx, id, by.id());
    }

    /** Whether somebody may take part, whatever the time. */
    public boolean mayVote(Transaction tx, Matter matter, Account by) {
        return refusal(tx, matter, by).isEmpty();
    }

    /** Nobody else casts or counts until the transaction ends. */
    Matters.Whole<Decision> locked(Transaction tx, StatusId id) {
        var matter = matters.locked(tx, id);
        if (matter.hidden() || !matter.isHome()) {
            throw new NotFound();
        }
        return matters.whole(tx, matter, Decision.class);
    }

    private Matters.Whole<Decision> open(Transaction tx, StatusId id, Account by) {
        var whole = locked(tx, id);
        civic.communities()
                .require(tx, whole.matter().community().orElseThrow())
                .requireHere();
        refusal(tx, whole.matter(), by).ifPresent(why -> {
            throw new Forbidden(why);
        });
        requireOpen(whole);
        return whole;
    }

    private void requireOpen(Matters.Whole<Decision> whole) {
        if (whole.block().isCounted() || !whole.matter().isOpen(civic.clock().instant())) {
            throw new Conflict("This has ended: no ballot can change");
        }
    }

    private Optional<String> refusal(Transaction tx, Matter matter, Account by) {
        var community = matter.community().orElseThrow();
        if (by.type() != ActorType.PERSON || !by.isActive() || civic.officials().isOfficial(tx, community, by)) {
            return Optional.of("Only people who do not speak for a public body can do this");
        }
        if (civic.bans().isBanned(tx, community, by.id())) {
            return Optional.of("You are banned from this community");
        }
        return membership.hadJoined(tx, community, by.id(), matter.times().made())
                ? Optional.empty()
                : Optional.of("Only who was a member of the community when this was asked takes part");
    }

    private static List<Integer> picked(Ballot ballot) {
        return IntStream.range(0, ballot.answers().size())
                .filter(variant -> ballot.answers().get(variant) > 0)
                .boxed()
                .toList();
    }

    /** The poll by which clients see it says what may be said: before the end nothing of a secret one. */
    void show(Transaction tx, Matters.Whole<Decision> whole) {
        var decision = whole.block();
        if (!decision.isAskedByPoll() || decision.secret() && !decision.isCounted()) {
            return;
        }
        var ballots = store.list(tx, whole.matter().id(), civic.clock().instant());
        if (!Results.mayTell(decision, ballots)) {
            return;
        }
        var outcome = Counting.of(decision, ballots);
        var tallies = new ArrayList<Integer>();
        for (int variant = 0; variant < decision.variants().size(); variant++) {
            int one = variant;
            tallies.add(outcome.places().stream()
                    .filter(place -> place.variant() == one)
                    .mapToInt(place -> place.figures().getFirst())
                    .findFirst()
                    .orElse(0));
        }
        faces.count(tx, whole.matter().id(), tallies, ballots.size());
    }
}
