package folkmoot.talk.poll;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.PollId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The polls by which clients and other servers show something larger, whose {@link VoteTaker} says what stands in them. */
public final class PollFaces {

    private final Polls polls;
    private final Ids ids;
    private final InstantSource clock;

    public PollFaces(Polls polls, Ids ids, InstantSource clock) {
        this.polls = polls;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a poll asks.
     *
     * @param hidden show no counts before the end
     */
    public record Question(List<String> options, boolean multiple, boolean hidden, Instant ends) {}

    /** Gives a status of ours its poll, or another one without votes. */
    public void ask(Transaction tx, Status status, Question wanted) {
        polls.replace(
                tx,
                new Poll(
                        new PollId(ids.next()),
                        status.id(),
                        status.author(),
                        wanted.options(),
                        Collections.nCopies(wanted.options().size(), 0),
                        wanted.multiple(),
                        wanted.hidden(),
                        OptionalInt.of(0),
                        Optional.of(wanted.ends()),
                        Optional.empty()));
    }

    /** Somebody chose these, in place of what they chose before; of nothing, nothing is left. */
    public void chose(Transaction tx, StatusId status, AccountId by, List<Integer> choices) {
        of(tx, status).ifPresent(poll -> {
            polls.store().deleteVotes(tx, poll.id(), Optional.of(by));
            choices.forEach(choice ->
                    polls.store().insertVote(tx, poll.id(), by, choice, Optional.<URI>empty(), clock.instant()));
        });
    }

    /** Shows these counts. */
    public void count(Transaction tx, StatusId status, List<Integer> tallies, int voters) {
        of(tx, status).ifPresent(poll -> {
            polls.store().setTallies(tx, poll.id(), tallies, voters);
            polls.changed(tx, status);
        });
    }

    /**
     * Nobody votes any more, and who chose what is forgotten. False where it had ended already, and who voted was told.
     *
     * @param when at the latest
     */
    public boolean end(Transaction tx, StatusId status, Instant when) {
        var poll = of(tx, status);
        poll.ifPresent(one -> polls.store().deleteVotes(tx, one.id(), Optional.empty()));
        return poll.filter(one -> polls.store().end(tx, one.id(), when)).isPresent();
    }

    private Optional<Poll> of(Transaction tx, StatusId status) {
        return Optional.ofNullable(polls.of(tx, List.of(status)).get(status))
                .filter(poll -> poll.fetched().isEmpty());
    }
}
