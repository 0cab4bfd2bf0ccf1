package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What is gone and does not come again: what was removed here, and what accounts elsewhere took back before we saw it. */
public final class Burials {

    /** How many ids of each server are remembered as gone that were never here. */
    private static final int MOST_UNSEEN = 1_000;

    private final InstantSource clock;
    private final BurialStore store = new BurialStore();

    Burials(InstantSource clock) {
        this.clock = clock;
    }

    /** @param withAuthor whether its author is gone, too */
    void bury(Transaction tx, Status status, Account author, boolean withAuthor) {
        store.bury(tx, status.uri(), author.id(), status.text().type(), withAuthor, clock.instant());
    }

    /**
     * Remembers for a day that something of an account elsewhere is gone that we never saw: when it comes late, it is refused. Only
     * what stands on the account's own server, only as long as it is the account's own, and so many of each server.
     *
     * @param formerType what it was, where that is known
     */
    public void buryUnseen(Transaction tx, URI uri, Account by, Optional<String> formerType) {
        if (!by.isLocal() && Origins.same(uri, by.uri())) {
            store.buryUnseen(
                    tx,
                    uri,
                    by.id(),
                    Origins.authority(by.uri()),
                    formerType.orElse(null),
                    MOST_UNSEEN,
                    clock.instant());
        }
    }

    /** Forgets that a status from elsewhere was removed, so that it may be read again. */
    public void unbury(Transaction tx, URI uri) {
        store.unbury(tx, uri);
    }

    /** Forgets that all was removed that went with an account. */
    void unburyAll(Transaction tx, AccountId account) {
        store.unburyAll(tx, account);
    }

    /** What was removed here and was for everybody; of anything else nobody learns that it was ever there. */
    public Optional<Buried> buriedInTheOpen(Transaction tx, URI uri) {
        return openlyBuried(tx, uri).or(() -> openlyBuried(tx, URI.create(uri + "/activity")));
    }

    private Optional<Buried> openlyBuried(Transaction tx, URI uri) {
        var open = STATUS.VISIBILITY.in(Visibility.PUBLIC.word(), Visibility.UNLISTED.word());
        return store.removed(tx, uri)
                .filter(_ -> tx.sql()
                        .fetchExists(STATUS, STATUS.URI.eq(uri.toString()).and(open)));
    }

    /** Forgets what was only heard to be gone, without ever having been here, before a moment. */
    public void forgetStrangers(Transaction tx, Instant before) {
        store.forgetUnseen(tx, before);
    }

    /** Whether some things of accounts are gone is about to be asked ({@link #buried}): read for all at once. */
    public void foresee(Transaction tx, List<URI> uris, List<AccountId> by) {
        store.foresee(tx, uris, by);
    }

    /** What is known of something of an account that is gone: nobody takes from others what they have not sent yet. */
    public Optional<Buried> buried(Transaction tx, URI uri, AccountId by) {
        return store.buried(tx, uri, by);
    }

    /** Whether a status of that id was here and was removed. */
    public boolean wasRemoved(Transaction tx, URI uri) {
        return store.removed(tx, uri).isPresent();
    }
}
