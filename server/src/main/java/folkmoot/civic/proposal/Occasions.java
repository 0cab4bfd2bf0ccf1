package folkmoot.civic.proposal;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.text.Worded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** What everybody who backs or follows a proposal hears of, once each: which moves are such an occasion is said here and nowhere else. */
public final class Occasions {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_A_DAY = 5;
    private static final String MOVES = """
        SELECT count(*), coalesce(max(id), 0) FROM proposal_event
        WHERE proposal_id = ? AND kind = 'track' AND body_id = ? AND created_at > ?::timestamptz
        """;

    private final Jobs jobs;
    private final InstantSource clock;

    public Occasions(Jobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What happened. */
    public enum Kind implements Worded {
        /** A body has it. */
        ACKNOWLEDGED,
        /** A body said where it stands, or something else than before. */
        ANSWERED,
        /** The day of a commitment has come. */
        COMMITMENT_DUE,
        /** A body says that it is done. */
        DONE,
        /** Citizens say that it is not. */
        DISPUTED;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * To be told to everybody.
     *
     * @param word what it is: of the same word everybody hears once, of whichever proposals
     * @param post what was said, or the clerk's notice of it
     * @param after the last account that was told
     * @param whole of a part of what was said to many: where it stands, with the moment of its life; else blank
     * @param said of the same: the id of the post that carries the part
     * @param body whose track must not have moved again since, where that is asked; else 0
     * @param move the event by which it moved
     */
    public record Tell(
            long proposal,
            String kind,
            String word,
            long post,
            long after,
            String whole,
            String said,
            long body,
            long move) {

        public Tell {
            whole = whole == null ? "" : whole; // of a job from before
            said = said == null ? "" : said;
        }

        public Tell after(long account) {
            return new Tell(proposal, kind, word, post, account, whole, said, body, move);
        }

        private Tell unlessMovedSince(BodyId whose, long event) {
            return new Tell(proposal, kind, word, post, after, whole, said, whose.value(), event);
        }
    }

    public static final JobKind<Tell> TELL = new JobKind<>("civic-news", Tell.class, RetryPolicy.USUAL);

    /** Everybody is to hear of it. @param moment of the life of what was said */
    public void happened(
            Transaction tx, Proposal proposal, Kind kind, Occasion occasion, String moment, StatusId post) {
        jobs.enqueue(tx, TELL, tell(proposal, kind, occasion, moment, post));
    }

    private static Tell tell(Proposal proposal, Kind kind, Occasion occasion, String moment, StatusId post) {
        return switch (occasion) {
            case Occasion.Own(var word) ->
                new Tell(
                        proposal.id().value(),
                        kind.word(),
                        kind.word() + ":" + word + ":" + moment,
                        post.value(),
                        0,
                        "",
                        "",
                        0,
                        0);
            case Occasion.Part part -> {
                var address = part.address(moment);
                yield new Tell(
                        proposal.id().value(),
                        kind.word(),
                        Occasion.Part.word(part.by(), address),
                        post.value(),
                        0,
                        address.toString(),
                        part.said().toString(),
                        0,
                        0);
            }
        };
    }

    /**
     * A body's track moved by what it said. Words that change nothing are no occasion, nor is the way between two answers that say the
     * same to those who wait: work that begins after a yes. Of a body that says something else all the time the first five of a day are
     * told, and a day later what it says by then.
     *
     * @param occasion of the answer; several proposals that are answered at once share one
     */
    public void moved(
            Transaction tx,
            Proposal proposal,
            BodyId body,
            TrackState from,
            TrackState to,
            Occasion occasion,
            StatusId post) {
        kind(to).filter(_ -> isNews(from, to)).ifPresent(kind -> {
            var tell = tell(proposal, kind, occasion, Occasion.moment(to), post);
            var now = clock.instant();
            var moves = moves(tx, proposal.id().value(), body.value(), now.minus(DAY));
            if (moves.number() <= MOST_A_DAY) {
                jobs.enqueue(tx, TELL, tell);
            } else {
                jobs.enqueueAt(tx, TELL, tell.unlessMovedSince(body, moves.last()), now.plus(DAY));
            }
        });
    }

    /** How often a body's track moved after a moment, and by which event last. */
    private record Moves(int number, long last) {}

    private static Moves moves(Transaction tx, long proposal, long body, Instant since) {
        return tx.fetch(MOVES, row -> new Moves(row.getInt(1), row.getLong(2)), proposal, body, since)
                .getFirst();
    }

    /** Whether it is still to be told: a body that moved again meanwhile is told of by what it said then. */
    public static boolean isStillSo(Transaction tx, Tell tell) {
        return tell.body() == 0
                || moves(tx, tell.proposal(), tell.body(), Instant.EPOCH).last() <= tell.move();
    }

    private static boolean isNews(TrackState from, TrackState to) {
        return from != to
                && switch (to) {
                    case ACKNOWLEDGED, UNDER_REVIEW -> from.stage() == 0;
                    case IN_PROGRESS -> !from.isAnswer();
                    case NOT_ASKED,
                            ASKED,
                            DONE,
                            ACCEPTED,
                            ACCEPTED_IN_PART,
                            PLANNED,
                            DECLINED,
                            ALREADY_DONE,
                            NOT_OURS -> true;
                };
    }

    /** What it is to everybody that a body's track comes to a state. */
    static Optional<Kind> kind(TrackState to) {
        return switch (to) {
            case NOT_ASKED, ASKED -> Optional.empty();
            case ACKNOWLEDGED, UNDER_REVIEW -> Optional.of(Kind.ACKNOWLEDGED);
            case DONE -> Optional.of(Kind.DONE);
            case IN_PROGRESS, ACCEPTED, ACCEPTED_IN_PART, PLANNED, DECLINED, ALREADY_DONE, NOT_OURS ->
                Optional.of(Kind.ANSWERED);
        };
    }
}
