package folkmoot.talk.poll;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Note;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.PollId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.text.Names;
import folkmoot.talk.status.NoteObserver;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Polls of other servers, and votes of their people in ours. */
public final class RemotePolls implements NoteObserver {

    private static final int MOST_OPTIONS = 20;
    private static final int LONGEST_OPTION = 500;
    private static final Duration STALE = Duration.ofMinutes(3);
    private static final JobKind<Refresh> KIND = new JobKind<>("refresh-poll", Refresh.class, RetryPolicy.NEVER);

    private final Database database;
    private final Polls polls;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final Jobs jobs;
    private final Ids ids;
    private final InstantSource clock;

    /** @param status id of the Question */
    record Refresh(String status) {}

    public RemotePolls(
            Database database,
            Polls polls,
            Statuses statuses,
            RemoteStatuses remote,
            Jobs jobs,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.polls = polls;
        this.statuses = statuses;
        this.remote = remote;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        jobs.handle(KIND, this::refresh);
    }

    @Override
    public void received(Transaction tx, Status status, Account author, Note note) {
        seen(tx, status, author, note);
    }

    /** Keeps the question, or its newest counts; a question that was changed starts over. */
    @Override
    public void seen(Transaction tx, Status status, Account author, Note note) {
        if (status.local() || note.poll().isEmpty()) {
            return;
        }
        var known = polls.of(tx, List.of(status.id())).get(status.id());
        var id = known == null ? new PollId(ids.next()) : known.id();
        var told = poll(id, status, note.poll().get());
        if (known != null && known.options().equals(told.options()) && known.multiple() == told.multiple()) {
            polls.store().refresh(tx, told);
            polls.changed(tx, status.id());
        } else if (told.options().size() >= 2) {
            polls.replace(tx, told);
        }
    }

    private Poll poll(PollId id, Status status, Note.Poll question) {
        var options = question.options().stream().limit(MOST_OPTIONS).toList();
        return new Poll(
                id,
                status.id(),
                status.author(),
                options.stream()
                        .map(option -> Names.cut(Names.clean(option.name()), LONGEST_OPTION))
                        .toList(),
                options.stream().map(option -> count(option.votes())).toList(),
                question.multiple(),
                false,
                voters(question),
                end(question),
                Optional.of(clock.instant()));
    }

    private static OptionalInt voters(Note.Poll question) {
        OptionalLong told = question.voters();
        return told.isPresent() ? OptionalInt.of(count(told.getAsLong())) : OptionalInt.empty();
    }

    private static int count(long told) {
        return Math.clamp(told, 0, Integer.MAX_VALUE);
    }

    private static Optional<Instant> end(Note.Poll question) {
        return question.closed().or(question::endTime);
    }

    /**
     * One vote each in a poll of ours; after the end, by an official actor of its community, or for what is not there, it is dropped without a word. The
     * poll of something larger is not counted here.
     */
    @Override
    public void voted(Transaction tx, Account voter, Note vote) {
        vote.thread()
                .inReplyTo()
                .flatMap(uri -> statuses.byUri(tx, uri))
                .filter(Status::local)
                .flatMap(status -> statuses.visible(tx, status.id(), Optional.of(voter.id())))
                .ifPresent(status -> Optional.ofNullable(
                                polls.of(tx, List.of(status.id())).get(status.id()))
                        .ifPresent(poll -> voted(tx, status, poll, voter, vote)));
    }

    private void voted(Transaction tx, Status status, Poll poll, Account voter, Note vote) {
        int choice = poll.options().indexOf(vote.text().name().orElse("").strip());
        if (choice < 0 || polls.isTaken(tx, status, voter, List.of(choice)) || !polls.mayVote(tx, voter, status)) {
            return;
        }
        polls.store()
                .lock(tx, poll.id())
                .filter(locked -> !locked.isOver(clock.instant()))
                .ifPresent(locked -> polls.count(tx, locked, voter, choice, Optional.of(vote.id())));
    }

    /** Called when somebody looks at a poll: one from elsewhere is read again when its counts are old. */
    public void looked(Poll poll) {
        var fetched =
                poll.fetched().filter(when -> when.isBefore(clock.instant().minus(STALE)));
        boolean finished = poll.expires()
                .filter(end -> poll.fetched().filter(when -> when.isAfter(end)).isPresent())
                .isPresent();
        if (fetched.isEmpty() || finished) {
            return;
        }
        database.write(tx -> {
            polls.store().markFetched(tx, poll.id(), clock.instant());
            statuses.find(tx, poll.status())
                    .ifPresent(status ->
                            jobs.enqueue(tx, KIND, new Refresh(status.uri().toString())));
        });
    }

    private void refresh(Refresh job) {
        remote.read(URI.create(job.status()), FetchBudget.perActivity())
                .ifPresent(read -> database.write(tx -> statuses.byUri(
                                tx, read.note().id())
                        .filter(status -> status.author().equals(read.author().id()))
                        .ifPresent(status -> remote.change(tx, status, read))));
    }
}
