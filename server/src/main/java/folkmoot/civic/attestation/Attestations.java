package folkmoot.civic.attestation;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.block.Blocks;
import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.TooMany;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An attester says something of somebody until a day and may take it back; who it is about accepts it before anybody sees it, shows it or not, and
 * drops it whenever they like. Only the two can list it.
 */
public final class Attestations {

    private static final int MOST_A_DAY = 200;
    private static final Duration DAY = Duration.ofDays(1);

    private final Accounts accounts;
    private final Communities communities;
    private final Blocks blocks;
    private final Claims claims;
    private final Badges badges;
    private final Telling telling;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final AttestationStore store;

    /** How somebody is told that something was said of them. */
    @FunctionalInterface
    public interface Telling {
        void offered(Transaction tx, Community community, Account to, Account by, Attestation one);
    }

    Attestations(
            Accounts accounts,
            Communities communities,
            Blocks blocks,
            Claims claims,
            Badges badges,
            Telling telling,
            LocalUris uris,
            Ids ids,
            InstantSource clock,
            AttestationStore store) {
        this.accounts = accounts;
        this.communities = communities;
        this.blocks = blocks;
        this.claims = claims;
        this.badges = badges;
        this.telling = telling;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        this.store = store;
    }

    /**
     * An attester says a claim of somebody; once more extends it. Who it is about is told by the clerk and answers.
     *
     * @param until the last day on which it holds, UTC
     * @throws Forbidden for who speaks for no body that may attest the claim: members, moderators, look-alikes
     * @throws Invalid of themselves, of bodies, groups and programs, for a day that is over or too far
     * @throws NotFound for a claim that is none, and where either blocks the other
     * @throws TooMany for more than 200 a day
     */
    public Attestation attest(
            Transaction tx, Community community, Account by, String word, Account about, LocalDate until) {
        var claim = claims.require(tx, community.id(), word);
        if (!claims.mayAttest(tx, claim, by)) {
            throw new Forbidden("Only who speaks for a body that may attest this can do this");
        }
        requireFit(tx, community, by, about);
        var today = badges.today();
        if (!until.isAfter(today) || until.isAfter(today.plusMonths(claim.months()))) {
            throw Invalid.field(
                    "until", "ERR_INCLUSION", "must be after today and at most " + claim.months() + " months from now");
        }
        tx.alone("attestations by " + by.id());
        var before = store.live(tx, community.id(), word, by.id(), about.id());
        if (before.isPresent()) {
            store.extend(tx, before.get().id(), until);
            badges.refresh(tx, about.id());
            return require(tx, before.get().id());
        }
        if (store.since(tx, by.id(), clock.instant().minus(DAY)) >= MOST_A_DAY) {
            throw new TooMany("You can attest at most " + MOST_A_DAY + " times a day", DAY);
        }
        var made = new Attestation(
                ids.next(),
                Optional.of(community.id()),
                word,
                claim.names(),
                by.id(),
                about.id(),
                uris.attestation(Secrets.random()),
                clock.instant(),
                until,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        store.insert(tx, made);
        telling.offered(tx, community, about, by, made);
        return made;
    }

    private void requireFit(Transaction tx, Community community, Account by, Account about) {
        if (about.id().equals(by.id())) {
            throw Invalid.field("account", "ERR_INCLUSION", "cannot be yourself");
        }
        if (about.type() != ActorType.PERSON || !about.isActive() || badges.isOfficial(tx, community.id(), about)) {
            throw Invalid.field("account", "ERR_INCLUSION", "must be a person");
        }
        if (blocks.blocks(tx, about.id(), by.id()) || blocks.blocks(tx, by.id(), about.id())) {
            throw new NotFound();
        }
    }

    private Attestation require(Transaction tx, long id) {
        return store.find(tx, id).orElseThrow(NotFound::new);
    }

    /** Problems: 404 for one of somebody else, whoever asks. */
    private Attestation about(Transaction tx, AccountId who, long id) {
        return store.find(tx, id).filter(one -> one.subject().equals(who)).orElseThrow(NotFound::new);
    }

    /** What is said of oneself and was not taken back, accepted or not, the newest first. */
    public List<Attestation> of(Transaction tx, AccountId who) {
        return store.of(tx, who).stream().filter(one -> one.revoked().isEmpty()).toList();
    }

    /** What one has said oneself, the newest first; at most 500. */
    public List<Attestation> by(Transaction tx, AccountId who) {
        return store.by(tx, who).stream()
                .filter(one -> one.community().isPresent())
                .toList();
    }

    /** Where it stands. */
    public AttestationState state(Transaction tx, Attestation one) {
        if (!badges.stands(tx, one)) {
            return AttestationState.OVER;
        }
        return one.accepted().isPresent() ? AttestationState.ACCEPTED : AttestationState.OFFERED;
    }

    /** Whether it holds now. */
    public boolean holds(Transaction tx, Attestation one) {
        return badges.holds(tx, one);
    }

    /** Who it is about agrees. @param shown whether it shall stand on the profile */
    public Attestation accept(Transaction tx, AccountId who, long id, boolean shown) {
        var one = about(tx, who, id);
        if (!badges.stands(tx, one)) {
            throw Invalid.refused("It holds no longer");
        }
        store.accept(tx, id, shown, one.accepted().orElse(clock.instant()));
        badges.refresh(tx, who);
        return require(tx, id);
    }

    /** It stands on the profile no longer; codes can still be made of it. */
    public Attestation hide(Transaction tx, AccountId who, long id) {
        about(tx, who, id);
        store.show(tx, id, false);
        badges.refresh(tx, who);
        return require(tx, id);
    }

    /** Who it is about wants it no more, or never did: nothing of it is kept. */
    public void drop(Transaction tx, AccountId who, long id) {
        about(tx, who, id);
        store.delete(tx, id);
        badges.refresh(tx, who);
    }

    /** Its issuer takes it back; twice is the same as once. Problems: 404 for anybody else. */
    public void revoke(Transaction tx, AccountId by, long id) {
        var one = store.find(tx, id)
                .filter(known -> known.issuer().equals(by) && known.community().isPresent())
                .orElseThrow(NotFound::new);
        store.revoke(tx, id, clock.instant());
        badges.refresh(tx, one.subject());
    }

    /** One that who it is about accepted and that holds. Problems: 404. */
    Attestation requireHeld(Transaction tx, AccountId who, long id) {
        var one = about(tx, who, id);
        if (!badges.holds(tx, one)) {
            throw new NotFound();
        }
        return one;
    }

    /** The one of a credential of ours. */
    public Optional<Attestation> at(Transaction tx, URI credential) {
        return store.find(tx, credential).filter(one -> one.community().isPresent());
    }

    /** Whether a credential of ours is for whoever has its address: it was not taken back, and agreed to by who is here. */
    public boolean isOpen(Transaction tx, Attestation one) {
        return badges.stands(tx, one)
                && (one.accepted().isPresent()
                        || !accounts.require(tx, one.subject()).isLocal());
    }
}
