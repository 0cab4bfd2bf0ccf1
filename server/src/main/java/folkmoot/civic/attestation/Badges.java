package folkmoot.civic.attestation;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.Officials;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Badge;
import folkmoot.people.account.StandingObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.profile.ProfileNews;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Whether what was attested holds now, asked in one place; and what of it stands on profiles. It holds on its days, unless it was taken back, for
 * as long as who said it may: an attester who is struck from the register, or from the list of the claim, attests nothing more.
 */
public final class Badges implements StandingObserver {

    /** A credential of another server counts for so long after it was read there. */
    static final Duration LONGEST_UNREAD = Duration.ofHours(1);

    private static final int MOST = 8;

    private final Accounts accounts;
    private final Officials officials;
    private final Claims claims;
    private final ProfileNews news;
    private final InstantSource clock;
    private final AttestationStore store;

    Badges(
            Accounts accounts,
            Officials officials,
            Claims claims,
            ProfileNews news,
            InstantSource clock,
            AttestationStore store) {
        this.accounts = accounts;
        this.officials = officials;
        this.claims = claims;
        this.news = news;
        this.clock = clock;
        this.store = store;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Whether it is said now, whatever who it is about makes of it. */
    boolean stands(Transaction tx, Attestation one) {
        return one.revoked().isEmpty()
                && !one.until().isBefore(today())
                && issuer(tx, one).isPresent();
    }

    /** Whether it holds: it is said, and who it is about agreed. */
    public boolean holds(Transaction tx, Attestation one) {
        return one.accepted().isPresent() && stands(tx, one);
    }

    /** Who says it, if they may now. */
    private Optional<Account> issuer(Transaction tx, Attestation one) {
        return accounts.find(tx, one.issuer())
                .filter(issuer -> one.community().isPresent()
                        ? claims.find(tx, one.community().get(), one.claim())
                                .filter(claim -> claims.mayAttest(tx, claim, issuer))
                                .isPresent()
                        : isRead(one) && officials.isOfficialAnywhere(tx, issuer));
    }

    boolean isOfficial(Transaction tx, CommunityId community, Account account) {
        return officials.isOfficial(tx, community, account);
    }

    private boolean isRead(Attestation one) {
        return one.checked()
                .filter(when -> when.plus(LONGEST_UNREAD).isAfter(clock.instant()))
                .isPresent();
    }

    /**
     * The claim of a community that holds of an account now: by an attestation of its own list, or by a credential from elsewhere with the same
     * word whose issuer may attest that claim here. Never of who speaks for a body there: it gets nothing by what another body says.
     */
    public boolean isAttested(Transaction tx, CommunityId community, AccountId account, String word) {
        return claims.find(tx, community, word)
                .filter(_ -> accounts.find(tx, account)
                        .filter(who -> !officials.isOfficial(tx, community, who))
                        .isPresent())
                .filter(claim -> store.of(tx, account).stream()
                        .filter(one -> one.claim().equals(word))
                        .filter(one -> one.community().map(community::equals).orElse(true))
                        .anyMatch(one ->
                                holds(tx, one) && claims.mayAttest(tx, claim, accounts.require(tx, one.issuer()))))
                .isPresent();
    }

    /** What somebody shows and holds, the newest first. */
    public List<Attestation> shown(Transaction tx, AccountId account) {
        return store.of(tx, account).stream()
                .filter(Attestation::shown)
                .filter(one -> holds(tx, one))
                .limit(MOST)
                .toList();
    }

    /** Brings the profile up to date, and tells who follows it elsewhere. */
    void refresh(Transaction tx, AccountId id) {
        var account = accounts.findEvenWaiting(tx, id).orElseThrow(NotFound::new);
        var badges = shown(tx, id).stream().map(one -> badge(tx, one)).toList();
        if (accounts.setBadges(tx, account, badges) && account.isLocal()) {
            news.changed(tx, account);
        }
    }

    /** The body whose word it is, as the register calls it: an account calls itself what it likes. */
    private Optional<Body> speaksFor(Transaction tx, Attestation one, Account issuer) {
        if (one.community().isEmpty()) {
            return officials.speaksForAll(tx, issuer).stream().findFirst();
        }
        var attesters = claims.find(tx, one.community().get(), one.claim())
                .map(Claim::attesters)
                .orElse(List.of());
        return officials.speaksForAll(tx, one.community().get(), issuer).stream()
                .filter(body -> attesters.contains(body.id()))
                .findFirst();
    }

    private Badge badge(Transaction tx, Attestation one) {
        var issuer = accounts.require(tx, one.issuer());
        var body = speaksFor(tx, one, issuer).map(Body::name).orElseGet(issuer::name);
        var name = issuer.isLocal() ? body : body + " (@" + issuer.acct() + ")";
        return new Badge(
                one.claim(),
                one.names(),
                name,
                issuer.page(),
                LocalDate.ofInstant(one.issued(), ZoneOffset.UTC),
                one.until(),
                one.credential());
    }

    /** Somebody speaks for a body no longer, or again: what they said vanishes or shows. Of whom is gone, nothing is kept. */
    @Override
    public void changed(Transaction tx, AccountId issuer) {
        if (accounts.isGone(tx, issuer)) {
            store.forget(tx, issuer);
        }
        store.by(tx, issuer).stream()
                .filter(Attestation::shown)
                .map(Attestation::subject)
                .distinct()
                .forEach(subject -> refresh(tx, subject));
    }

    /** Takes from profiles what is over. */
    void lapse(Transaction tx) {
        store.lapse(tx, today()).forEach(subject -> refresh(tx, subject));
    }

    /** The same of everybody who says anything that is shown. */
    void changed(Transaction tx) {
        store.issuers(tx).forEach(issuer -> changed(tx, issuer));
    }
}
