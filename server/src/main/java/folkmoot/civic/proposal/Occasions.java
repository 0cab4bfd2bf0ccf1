package folkmoot.civic.proposal;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** What everybody who backs or follows a proposal hears of, once each: which moves are such an occasion is said here and nowhere else. */
public final class Occasions {

    private final Jobs jobs;

    public Occasions(Jobs jobs) {
        this.jobs = jobs;
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
     */
    public record Tell(long proposal, String kind, String word, long post, long after) {

        public Tell after(long account) {
            return new Tell(proposal, kind, word, post, account);
        }
    }

    public static final JobKind<Tell> TELL = new JobKind<>("civic-news", Tell.class, RetryPolicy.USUAL);

    /** Everybody is to hear of it. */
    public void happened(Transaction tx, Proposal proposal, Kind kind, String word, StatusId post) {
        jobs.enqueue(tx, TELL, new Tell(proposal.id().value(), kind.word(), kind.word() + ":" + word, post.value(), 0));
    }

    /**
     * A body's track moved by what it said. Words that change nothing are no occasion, nor is the way between two answers that say the
     * same to those who wait: work that begins after a yes.
     *
     * @param word of the answer; several proposals that are answered at once share one
     */
    public void moved(Transaction tx, Proposal proposal, TrackState from, TrackState to, String word, StatusId post) {
        kind(from, to).ifPresent(kind -> happened(tx, proposal, kind, word + ":" + to.word(), post));
    }

    private static Optional<Kind> kind(TrackState from, TrackState to) {
        if (from == to) {
            return Optional.empty();
        }
        return switch (to) {
            case NOT_ASKED, ASKED -> Optional.empty();
            case ACKNOWLEDGED, UNDER_REVIEW ->
                from.stage() == 0 ? Optional.of(Kind.ACKNOWLEDGED) : Optional.<Kind>empty();
            case DONE -> Optional.of(Kind.DONE);
            case IN_PROGRESS -> from.isAnswer() ? Optional.<Kind>empty() : Optional.of(Kind.ANSWERED);
            case ACCEPTED, ACCEPTED_IN_PART, PLANNED, DECLINED, ALREADY_DONE, NOT_OURS -> Optional.of(Kind.ANSWERED);
        };
    }
}
