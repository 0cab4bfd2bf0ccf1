package folkmoot.civic.letter;

import folkmoot.civic.letter.MailFollow.Target;
import folkmoot.people.user.Secrets;
import folkmoot.people.user.UserMails;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.text.MailAddresses;
import folkmoot.platform.uri.LocalUris;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Following a proposal or a community by mail, for anybody who has an address. Nothing is sent but one question until its reader
 * confirms; an address is shown to nobody, and whether it follows something cannot be learned by asking. Whoever asks for others' addresses
 * can send each of them at most six mails a day, whatever they ask for.
 */
public final class MailFollows {

    /** Before the id, in links by which mails stop. */
    public static final String STOP = "follow:";

    private static final Duration UNCONFIRMED_KEPT = Duration.ofDays(2);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofHours(12);
    private static final Duration TOLD_KEPT = Duration.ofDays(60);
    private static final int MOST_ASKED_A_DAY = 3;
    private static final int MOST_OF_AN_ADDRESS = 200;

    private final Ids ids;
    private final InstantSource clock;
    private final LocalUris uris;
    private final UserMails mails;
    private final MailFollowStore store = new MailFollowStore();

    public MailFollows(Ids ids, InstantSource clock, LocalUris uris, UserMails mails) {
        this.ids = ids;
        this.clock = clock;
        this.uris = uris;
        this.mails = mails;
    }

    /**
     * Somebody typed an address: it is asked by mail. The same happens, to who looks on, where it follows already or was asked too
     * often. Problems: 422 for what is no address.
     *
     * @param name of what is followed
     */
    public void ask(Transaction tx, String typed, Target target, String name, String language) {
        var email = MailAddresses.require(typed);
        tx.alone("mail follows of " + email.toLowerCase(Locale.ROOT));
        var now = clock.instant();
        var known = store.find(tx, email, target);
        var secret = Secrets.random();
        if (known.isPresent()) {
            if (known.get().getConfirmedAt() != null
                    || known.get().getAskedAt().isAfter(now.minus(ASKED_AGAIN_AFTER))) {
                return;
            }
            store.askAgain(tx, known.get().getId(), Secrets.hash(secret), now);
        } else {
            var counts = store.counts(tx, email, now.minus(Duration.ofDays(1)));
            if (counts.asked() >= MOST_ASKED_A_DAY || counts.all() >= MOST_OF_AN_ADDRESS) {
                return;
            }
            store.insert(tx, ids.next(), email, target, language, Secrets.hash(secret), now);
        }
        mails.confirmFollow(tx, email, language, name, uris.at("/follow/confirm?token=" + secret));
    }

    /** What a mailed link would begin, without using it up; empty if it does not work (any more). */
    public Optional<MailFollow> waiting(Transaction tx, String token) {
        return store.waiting(tx, Secrets.hash(token), clock.instant().minus(UNCONFIRMED_KEPT));
    }

    /** It begins. Empty where the link does not work (any more). */
    public Optional<MailFollow> confirm(Transaction tx, String token) {
        var found = waiting(tx, token);
        found.ifPresent(follow -> store.confirm(tx, follow.id(), clock.instant()));
        return found;
    }

    /** What a link in a mail would end; empty where it ended already. */
    public Optional<MailFollow> find(Transaction tx, long id) {
        return store.find(tx, id);
    }

    /** It ends, and the address is forgotten. */
    public void stop(Transaction tx, long id) {
        store.delete(tx, id);
    }

    /** Those who follow a proposal, after an id. */
    public List<MailFollow> of(Transaction tx, ProposalId proposal, long after, int most) {
        return store.of(tx, proposal, after, most);
    }

    /** Whether they have not heard of an occasion yet; from now on they have. */
    public boolean first(Transaction tx, MailFollow follow, String occasion) {
        return store.first(tx, follow.id(), occasion, clock.instant());
    }

    /** Followers of communities whose last mail is a day old, locked. */
    List<MailFollow> due(Transaction tx, int most) {
        return store.due(tx, clock.instant().minus(Duration.ofDays(1)), most);
    }

    void told(Transaction tx, MailFollow follow, Instant until) {
        store.told(tx, follow.id(), until);
    }

    /** Forgets who did not confirm in time, and of what was told long ago. */
    public void sweep(Transaction tx) {
        var now = clock.instant();
        store.forget(tx, now.minus(UNCONFIRMED_KEPT), now.minus(TOLD_KEPT));
    }
}
