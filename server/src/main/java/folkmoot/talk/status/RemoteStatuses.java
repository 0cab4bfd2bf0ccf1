package folkmoot.talk.status;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.json.ObjectReader;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Account;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.event.Observers;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;

/**
 * Statuses from elsewhere: found by id, read from their own server together with what they answer, made safe, kept. Looking
 * things up goes over the network and stands outside transactions; keeping stands inside.
 */
public final class RemoteStatuses implements StatusLookup {

    private static final int MOST_ANCESTORS = 30;

    private final Database database;
    private final Statuses statuses;
    private final RemoteAccounts accounts;
    private final RemoteStatusRows rows;
    private final Fetcher fetcher;
    private final LocalUris uris;
    private final Observers<NoteObserver> observers;

    public RemoteStatuses(
            Database database,
            Statuses statuses,
            RemoteAccounts accounts,
            RemoteStatusRows rows,
            Fetcher fetcher,
            LocalUris uris,
            Observers<NoteObserver> observers) {
        this.database = database;
        this.statuses = statuses;
        this.accounts = accounts;
        this.rows = rows;
        this.fetcher = fetcher;
        this.uris = uris;
        this.observers = observers;
    }

    /** The status of an id: known, or read from its server now with up to 30 of those it answers. */
    public Optional<Status> find(URI id, FetchBudget budget) {
        var known = known(id);
        if (known.isPresent() || uris.isLocal(id) || wasRemoved(id)) {
            return known;
        }
        var chain = new ArrayDeque<RemoteNote>();
        var seen = new HashSet<URI>();
        var next = Optional.of(id);
        while (next.isPresent() && chain.size() < MOST_ANCESTORS && seen.add(next.get())) {
            var read = read(next.get(), budget);
            read.ifPresent(chain::push);
            next = read.flatMap(note -> note.note().thread().inReplyTo()).filter(this::isWorthReading);
        }
        chain.forEach(note -> database.write(tx -> keep(tx, note)));
        return known(chain.isEmpty() ? id : chain.peekLast().note().id());
    }

    /**
     * As {@link #find}, for what makes no sense without the status.
     *
     * @throws OutOfReach where its server, or that of its author, cannot be asked now
     */
    public Optional<Status> need(URI id, FetchBudget budget) {
        var found = find(id, budget);
        if (found.isEmpty() && !uris.isLocal(id) && !wasRemoved(id) && fetcher.isSilent(id)) {
            throw new OutOfReach(id);
        }
        return found;
    }

    @Override
    public Optional<Status> byUri(URI uri) {
        return find(uri, FetchBudget.perActivity());
    }

    /** Makes sure, over the network where needed, that a post's parents are known before the post itself is kept. */
    public RemoteNote prepare(Note note, Account author, FetchBudget budget) {
        note.thread().inReplyTo().filter(this::isWorthReading).ifPresent(parent -> find(parent, budget));
        return new RemoteNote(note, author);
    }

    /** Reads a post anew from its own server; empty when it is not there, or not one of its author's. */
    public Optional<RemoteNote> read(URI id, FetchBudget budget) {
        return switch (fetcher.fetch(id, budget)) {
            case FetchResult.Found found -> note(found).flatMap(note -> authored(note, budget));
            case FetchResult.Gone _, FetchResult.Missing _, FetchResult.Hidden _ -> Optional.empty();
            case FetchResult.Refused _, FetchResult.Crowded _, FetchResult.Unreachable _, FetchResult.Malformed _ ->
                Optional.empty();
        };
    }

    /** Whether a post's own server says that it is gone (410, 404 or a tombstone). */
    public boolean isGone(URI id, FetchBudget budget) {
        return switch (fetcher.fetch(id, budget)) {
            case FetchResult.Gone _, FetchResult.Missing _ -> true;
            case FetchResult.Found found ->
                "Tombstone".equals(found.json().path("type").textValue());
            case FetchResult.Hidden _,
                    FetchResult.Refused _,
                    FetchResult.Crowded _,
                    FetchResult.Unreachable _,
                    FetchResult.Malformed _ -> false;
        };
    }

    /** Removes a post whose own server says that it is gone. */
    public void remove(Transaction tx, Status status) {
        accounts.known(tx, status.author()).ifPresent(author -> statuses.remove(tx, status, author));
    }

    private static Optional<Note> note(FetchResult.Found found) {
        try {
            return switch (ObjectReader.read(found.json())) {
                case Note note -> Optional.of(note);
                default -> Optional.empty();
            };
        } catch (MalformedDocument _) {
            return Optional.empty(); // as good as not there
        }
    }

    /** The author must stand on the origin of the post, and be known to us or become so. */
    private Optional<RemoteNote> authored(Note note, FetchBudget budget) {
        return Optional.of(note.author())
                .filter(author -> Origins.same(author, note.id()))
                .flatMap(author -> accounts.find(author, budget))
                .filter(Account::isActive)
                .map(author -> new RemoteNote(note, author));
    }

    /** Keeps a post. False, and nothing happens, when it is known or was removed, is a vote in a poll, or says nothing new. */
    public boolean keep(Transaction tx, RemoteNote remote) {
        var note = remote.note();
        if (isVote(note)) {
            observers.tell(observer -> observer.voted(tx, remote.author(), note));
            return false;
        }
        var posted = rows.posted(tx, remote);
        if (!observers.allAgree(observer -> observer.keeps(tx, posted))) {
            Drops.note(tx, DropReason.KNOWN, "Whom it is for was told that already");
            return false;
        }
        if (!statuses.add(tx, posted)) {
            return false;
        }
        observers.tell(observer -> observer.received(tx, posted.status(), remote.author(), note));
        return true;
    }

    /**
     * Replaces what a known post says, when the post is newer than what we have; visibility, thread and author stay. False
     * when nothing changed.
     */
    public boolean change(Transaction tx, Status known, RemoteNote remote) {
        boolean changed = replace(tx, known, remote);
        observers.tell(observer -> observer.seen(tx, known, remote.author(), remote.note()));
        return changed;
    }

    private boolean replace(Transaction tx, Status known, RemoteNote remote) {
        var note = remote.note();
        var since = known.times().edited().orElse(known.times().created());
        if (note.updated().filter(when -> !when.isBefore(since)).isEmpty()) {
            return false;
        }
        var posted = rows.changed(tx, known, remote);
        // Some peers write times to the second: within it, what is different is newer.
        if (note.updated().equals(Optional.of(since)) && posted.status().text().equals(known.text())) {
            return false;
        }
        statuses.edit(tx, posted);
        observers.tell(observer -> observer.received(tx, posted.status(), remote.author(), note));
        return true;
    }

    /** A vote is a post with a name and no words in answer to something (snac writes a line break): never shown as a post. */
    private static boolean isVote(Note note) {
        return note.type().equals("Note")
                && note.text().name().isPresent()
                && note.thread().inReplyTo().isPresent()
                && Html.text(note.content()).isBlank();
    }

    private boolean isWorthReading(URI id) {
        return !uris.isLocal(id) && known(id).isEmpty() && !wasRemoved(id);
    }

    private Optional<Status> known(URI id) {
        return database.read(tx -> statuses.byUri(tx, id));
    }

    private boolean wasRemoved(URI id) {
        return database.read(tx -> statuses.burials().wasRemoved(tx, id));
    }
}
