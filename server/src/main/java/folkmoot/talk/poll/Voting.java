package folkmoot.talk.poll;

import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.PollId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.Statuses;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Members vote; polls end. A vote in a poll elsewhere goes to its author's server, which alone counts it for good. */
public final class Voting {

    private static final int ENDED_AT_ONCE = 100;

    private final Database database;
    private final Polls polls;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Notifications notifications;
    private final StatusDeliveries posts;
    private final Wire wire;

    /** What votes on the wire need. */
    public record Wire(Deliveries deliveries, LocalUris uris, Ids ids, InstantSource clock) {}

    public Voting(
            Database database,
            Polls polls,
            Accounts accounts,
            Statuses statuses,
            Notifications notifications,
            StatusDeliveries posts,
            Wire wire) {
        this.database = database;
        this.polls = polls;
        this.accounts = accounts;
        this.statuses = statuses;
        this.notifications = notifications;
        this.posts = posts;
        this.wire = wire;
    }

    /**
     * A member votes; where several choices are allowed, also for one more later. Problems: 403 for an official actor in a
     * community's poll; 404 for a poll that the member may not see; 422 for one that is over or their own, for the same
     * choice or the only one a second time, and for choices that are not there; in the poll of something larger what that says.
     */
    public Poll vote(Transaction tx, Account by, PollId id, List<Integer> choices) {
        var shown = polls.find(tx, id).orElseThrow(NotFound::new);
        var status = statuses.requireVisible(tx, shown.status(), Optional.of(by.id()));
        if (polls.isTaken(tx, status, by, choices)) {
            return polls.find(tx, id).orElseThrow(NotFound::new);
        }
        var poll = polls.store().lock(tx, id).orElseThrow(NotFound::new);
        if (!polls.mayVote(tx, by, status)) {
            throw new Forbidden("An account that speaks for a public body cannot vote in its community");
        }
        requireAllowed(tx, poll, by, new HashSet<>(choices));
        for (int choice : new HashSet<>(choices)) {
            var uri = wire.uris().activity(by.id(), "vote", wire.ids().next());
            polls.count(tx, poll, by, choice, Optional.of(uri));
            if (!status.local()) {
                var author = accounts.require(tx, status.author());
                var vote = Note.by(by.uri(), uri)
                        .name(Optional.of(poll.options().get(choice)))
                        .inReplyTo(Optional.of(status.uri()))
                        .addressedTo(Recipients.to(author.uri()))
                        .published(wire.clock().instant())
                        .build();
                wire.deliveries()
                        .enqueue(
                                tx,
                                by.id(),
                                new Create(wire.uris().statusActivity(uri, "activity"), vote),
                                Audience.of(author.id()));
            }
        }
        return polls.find(tx, id).orElseThrow(NotFound::new);
    }

    /** Whether a member who sees the poll of a status and has not voted in it could vote now. */
    public boolean isOpenTo(Transaction tx, Account by, Status status, Poll poll) {
        return refusal(poll, by).isEmpty() && polls.mayVote(tx, by, status);
    }

    private Optional<String> refusal(Poll poll, Account by) {
        if (poll.isOver(wire.clock().instant())) {
            return Optional.of("The poll has already ended");
        }
        return poll.author().equals(by.id()) ? Optional.of("You can't vote in your own polls") : Optional.empty();
    }

    private void requireAllowed(Transaction tx, Poll poll, Account by, Set<Integer> choices) {
        refusal(poll, by).ifPresent(why -> {
            throw Invalid.refused("Validation failed: " + why);
        });
        var before = polls.choices(tx, poll.id(), by.id());
        if (poll.multiple() ? choices.stream().anyMatch(before::contains) : !before.isEmpty()) {
            throw Invalid.refused("Validation failed: You have already voted on this poll");
        }
        boolean known = choices.stream()
                .allMatch(choice -> choice >= 0 && choice < poll.options().size());
        if (choices.isEmpty() || !known || choices.size() > 1 && !poll.multiple()) {
            throw Invalid.refused("Validation failed: The chosen vote option does not exist");
        }
    }

    /** Tells the author and those here who voted that a poll is over, and other servers the final counts. */
    public void end() {
        database.write(tx -> {
            var now = wire.clock().instant();
            for (var poll : polls.store().ended(tx, now, ENDED_AT_ONCE)) {
                polls.store().markEnded(tx, poll.id(), now);
                polls.changed(tx, poll.status());
                statuses.find(tx, poll.status()).ifPresent(status -> {
                    var author = accounts.require(tx, poll.author());
                    var told = new HashSet<>(polls.store().voters(tx, poll.id()));
                    told.add(author.id());
                    for (var account : accounts.list(tx, told)) {
                        notifications.poll(tx, account, author.id(), poll.status());
                    }
                    if (status.local()) {
                        posts.edited(tx, status, author);
                    }
                });
            }
        });
    }

    /** Sends the counts of our polls that were voted in during the last period, once for all these votes. */
    public void sendTotals(Duration period) {
        var since = wire.clock().instant().minus(period);
        List<StatusId> changed = database.read(tx -> polls.store().votedSince(tx, since));
        for (var id : changed) {
            database.write(tx -> statuses.find(tx, id)
                    .ifPresent(status -> posts.edited(tx, status, accounts.require(tx, status.author()))));
        }
    }
}
