package folkmoot.talk.poll;

import static folkmoot.schema.generated.Tables.POLL;

import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.NoteBuilder;
import folkmoot.people.account.Account;
import folkmoot.people.account.OfficialLookup;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.PollId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.status.DraftPart;
import folkmoot.talk.status.NoteDecorator;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks, finds and counts. What members do with polls is {@link Voting}; what comes from elsewhere {@link RemotePolls}. */
public final class Polls implements NoteDecorator {

    private final OfficialLookup officials;
    private final Ids ids;
    private final InstantSource clock;
    private final Observers<BiConsumer<Transaction, StatusId>> observers;
    private final Observers<VoteTaker> takers;
    private final PollStore store = new PollStore();

    public Polls(
            OfficialLookup officials,
            Ids ids,
            InstantSource clock,
            Observers<BiConsumer<Transaction, StatusId>> observers,
            Observers<VoteTaker> takers) {
        this.officials = officials;
        this.ids = ids;
        this.clock = clock;
        this.observers = observers;
        this.takers = takers;
    }

    /**
     * The poll of a status made or edited here. Where it had another one, that one goes with its votes; the same question
     * keeps them. Problems: 422 for the poll of something larger.
     */
    void ask(Transaction tx, Status status, NewPoll wanted) {
        requireOwn(tx, status);
        var now = clock.instant();
        var known = of(tx, List.of(status.id())).get(status.id());
        if (known != null && known.options().equals(wanted.options()) && known.multiple() == wanted.multiple()) {
            store.prolong(tx, known.id(), now.plus(wanted.lasts()), wanted.hideTotals());
            changed(tx, status.id());
            return;
        }
        replace(
                tx,
                new Poll(
                        new PollId(ids.next()),
                        status.id(),
                        status.author(),
                        wanted.options(),
                        Collections.nCopies(wanted.options().size(), 0),
                        wanted.multiple(),
                        wanted.hideTotals(),
                        OptionalInt.of(0),
                        Optional.of(now.plus(wanted.lasts())),
                        Optional.empty()));
    }

    private void requireOwn(Transaction tx, Status status) {
        if (!takers.allAgree(taker -> !taker.keeps(tx, status))) {
            throw Invalid.refused("Validation failed: this is more than a poll, and is changed on its page");
        }
    }

    /** Whether the vote was one in something larger, which took it. Problems: those of {@link VoteTaker#take}. */
    boolean isTaken(Transaction tx, Status status, Account by, List<Integer> choices) {
        return !takers.allAgree(taker -> {
            boolean keeps = taker.keeps(tx, status);
            if (keeps) {
                taker.take(tx, status, by, choices);
            }
            return !keeps;
        });
    }

    void replace(Transaction tx, Poll poll) {
        store.delete(tx, poll.status());
        store.insert(tx, poll, clock.instant());
        changed(tx, poll.status());
    }

    /** The part of an edit that takes the poll away, where there was one. */
    public DraftPart none() {
        return new DraftPart() {
            @Override
            public void keep(Transaction tx, Status status, Account author) {
                requireOwn(tx, status);
                store.delete(tx, status.id());
                changed(tx, status.id());
            }
        };
    }

    void changed(Transaction tx, StatusId status) {
        observers.tell(observer -> observer.accept(tx, status));
    }

    public Optional<Poll> find(Transaction tx, PollId id) {
        return store.list(tx, POLL.ID.eq(id.value())).stream().findFirst();
    }

    /** The polls of many statuses at once. */
    public Map<StatusId, Poll> of(Transaction tx, Collection<StatusId> statuses) {
        return store.ofStatuses(tx, statuses).stream().collect(Collectors.toMap(Poll::status, Function.identity()));
    }

    /** What an account chose; empty when it has not voted. */
    public List<Integer> choices(Transaction tx, PollId poll, AccountId by) {
        return store.choices(tx, poll, by);
    }

    /** A poll as somebody sees it: {@code own} is what they chose, empty while they have not voted. */
    public record Seen(Poll poll, List<Integer> own) {}

    /** The polls of many statuses, each with what the viewer chose. One query. */
    public Map<StatusId, Seen> seen(Transaction tx, Collection<StatusId> statuses, Optional<AccountId> viewer) {
        return store.seen(tx, statuses, viewer);
    }

    /**
     * Counts one vote. False, and nothing happens, when the account made this choice before, or another one where only
     * one is allowed. The caller holds the poll's row.
     */
    boolean count(Transaction tx, Poll poll, Account by, int choice, Optional<URI> uri) {
        var before = store.choices(tx, poll.id(), by.id());
        if (!before.isEmpty() && !poll.multiple()) {
            return false;
        }
        if (!store.insertVote(tx, poll.id(), by.id(), choice, uri, clock.instant())) {
            return false;
        }
        store.count(tx, poll.id(), choice, before.isEmpty());
        changed(tx, poll.status());
        return true;
    }

    /** In a community nobody votes who speaks for a body of its register. */
    boolean mayVote(Transaction tx, Account by, Status status) {
        return status.thread()
                .community()
                .filter(community -> officials.isOfficial(tx, community, by))
                .isEmpty();
    }

    PollStore store() {
        return store;
    }

    /** Adds the question to a status on the wire; counts that the author hides are sent when it is over. */
    @Override
    public void decorate(Transaction tx, Status status, NoteBuilder note) {
        var poll = status.text().type().equals("Question") ? of(tx, List.of(status.id())) : Map.<StatusId, Poll>of();
        note.poll(Optional.ofNullable(poll.get(status.id())).map(this::question));
    }

    private Note.Poll question(Poll poll) {
        boolean over = poll.isOver(clock.instant());
        boolean told = over || !poll.hideTotals();
        var options = new ArrayList<Note.Poll.Option>();
        for (int i = 0; i < poll.options().size(); i++) {
            options.add(new Note.Poll.Option(
                    poll.options().get(i), told ? poll.tallies().get(i) : 0));
        }
        return new Note.Poll(
                options,
                poll.multiple(),
                poll.expires(),
                poll.expires().filter(_ -> over),
                poll.voters().isPresent() ? OptionalLong.of(poll.voters().getAsInt()) : OptionalLong.empty());
    }
}
