package folkmoot.civic.response;

import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Track;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Names;
import folkmoot.talk.status.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Official responses: what a body says about a proposal that addresses it. Each is kept version by version, whatever becomes of the post
 * that carries it. One way in for all doors: a reply is an answer by {@link Replies}, everything else by {@link #answer}.
 */
public final class Responses {

    private static final int LONGEST_TEXT = 6_000;
    /** Of one page. */
    public static final int MOST_LISTED = 200;

    private final Proposals proposals;
    private final Foundations civic;
    private final ResponseStore store = new ResponseStore();
    private final Speakers speakers;
    private final Answering answering;
    private final Replies replies;

    public Responses(Proposals proposals, Lifecycle lifecycle, News news) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.speakers = new Speakers(proposals);
        this.answering = new Answering(proposals, lifecycle, news, store);
        this.replies = new Replies(proposals, speakers, answering, store);
    }

    /** What hears of replies. */
    public Replies replies() {
        return replies;
    }

    /** What bodies answered to a proposal, newest first, at most 200. */
    public List<OfficialResponse> list(Transaction tx, ProposalId proposal) {
        return list(tx, proposal, Optional.empty(), MOST_LISTED);
    }

    /** A page of the same: those before one. @param limit at most 200 */
    public List<OfficialResponse> list(Transaction tx, ProposalId proposal, Optional<ResponseId> before, int limit) {
        return store.list(tx, proposal, before, Math.min(limit, MOST_LISTED));
    }

    /** The tracks on which an account may answer now. */
    public List<Track> tracks(Transaction tx, Proposal proposal, Account by) {
        return proposal.local()
                ? speakers.of(tx, proposal, by).stream().map(Voice::track).toList()
                : List.of();
    }

    /**
     * A body answers on its track: the post is made, in the discussion, and the track moves. Problems: 403 unless {@code given.by} may
     * answer on that track ({@link Speakers}); 422 for no text, or for a step back without a reason.
     */
    public OfficialResponse answer(Transaction tx, Proposal about, Track track, NewResponse given) {
        return answer(tx, about, List.of(track), given).getFirst();
    }

    /** The same on several tracks at once, with one post. */
    public List<OfficialResponse> answer(Transaction tx, Proposal about, List<Track> tracks, NewResponse given) {
        about.requireHome();
        var text = requireText(given.text());
        var says = required(given.says());
        var proposal = proposals.locked(tx, about);
        var wanted = tracks.stream().map(Track::position).collect(Collectors.toSet());
        var voices = speakers.of(tx, proposal, given).stream()
                .filter(voice -> wanted.contains(voice.track().position()))
                .toList();
        if (voices.isEmpty() || voices.size() < wanted.size()) {
            throw new Forbidden("Only a body that the proposal addresses can respond officially");
        }
        for (var voice : voices) {
            Answering.refusal(voice.track(), says).ifPresent(why -> {
                throw Invalid.refused(why.sentence("en", ""));
            });
        }
        var written =
                written(proposal, given, says, new AnswerText(civic.uris()).of(proposal, voices, given, says, text));
        var kept = voices.stream()
                .map(voice -> answering.keep(tx, proposal, voice, says, written))
                .toList();
        publish(tx, proposal, says, written);
        voices.forEach(voice -> answering.takeEffect(tx, proposal, voice, says, written));
        return kept;
    }

    private Answering.Written written(Proposal proposal, NewResponse given, Statement says, String html) {
        var id = proposals.clerk().nextId();
        return new Answering.Written(
                given.by(),
                given.via(),
                id,
                civic.uris().status(given.by().username(), id),
                html,
                proposal.content().language());
    }

    private void publish(Transaction tx, Proposal proposal, Statement says, Answering.Written written) {
        var status = civic.statuses().find(tx, proposal.status()).orElseThrow(NotFound::new);
        proposals
                .clerk()
                .post(
                        tx,
                        written.post(),
                        new Clerk.Post(
                                written.by(),
                                civic.communities().require(tx, proposal.community()),
                                Optional.of(status),
                                Visibility.PUBLIC,
                                written.html(),
                                Set.of(proposal.author()),
                                AnswerText.hashtags(says, written.language()),
                                written.language()));
    }

    /** A position that a body cannot take is none; a commitment has its day and what will be there. */
    private static Statement required(Statement says) {
        if (says.position().filter(state -> !state.isSaid()).isPresent()) {
            throw Invalid.field("position", "ERR_INCLUSION", "is not one of the positions");
        }
        if (says.due().isPresent()
                != says.measure().filter(text -> !text.isBlank()).isPresent()) {
            throw Invalid.field(
                    "measure", "ERR_BLANK", "must be given with the day by which it will be there, and only with it");
        }
        return says;
    }

    /** As {@link #answer}, on every track on which the account may answer. Problems: also 403 where that is none. */
    public List<OfficialResponse> respond(Transaction tx, Proposal about, NewResponse given) {
        about.requireHome();
        return answer(tx, about, tracks(tx, about, given.by()), given);
    }

    private static String requireText(String text) {
        var clean = Names.cleanLines(text);
        if (clean.isEmpty()) {
            throw Invalid.field("text", "ERR_BLANK", "can't be blank");
        }
        if (clean.length() > LONGEST_TEXT) {
            throw Invalid.field("text", "ERR_TOO_LONG", "must have at most " + LONGEST_TEXT + " characters");
        }
        return clean;
    }
}
