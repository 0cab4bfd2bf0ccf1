package folkmoot.civic.response;

import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Hops;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.Occasion;
import folkmoot.civic.proposal.Occasions;
import folkmoot.civic.proposal.Pauses;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Track;
import folkmoot.people.account.Account;
import folkmoot.people.team.Teams;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.talk.status.Status;
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
    private static final int LONGEST_MEASURE = 300;
    private static final String TWO_PERSONS =
            "Your team wants two people for an official answer: prepare it on the desk, and another"
                    + " member releases it there";
    /** Of one page. */
    public static final int MOST_LISTED = 200;

    private final Proposals proposals;
    private final Foundations civic;
    private final ResponseStore store = new ResponseStore();
    private final Speakers speakers;
    private final Answering answering;
    private final Replies replies;
    private final Teams teams;

    public Responses(
            Proposals proposals,
            Lifecycle lifecycle,
            Milestones milestones,
            Hops hops,
            Pauses pauses,
            Delegations delegations,
            Occasions occasions,
            Teams teams) {
        this.teams = teams;
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.speakers = new Speakers(proposals, delegations);
        var consequences = new Consequences(civic, lifecycle, milestones, hops, pauses);
        this.answering = new Answering(proposals, consequences, occasions, store);
        this.replies = new Replies(proposals, speakers, answering, store, pauses);
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

    /** One of them. */
    public Optional<OfficialResponse> find(Transaction tx, ResponseId id) {
        return store.find(tx, id);
    }

    /** The proposal in whose discussion a reply stands, here or elsewhere. */
    public Optional<Proposal> discussed(Transaction tx, Status reply) {
        return new Discussions(proposals).of(tx, reply);
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
        return answer(tx, about, tracks, given, Optional.empty());
    }

    /** As one of the proposals to which one answer is given. @param group id of {@link AnswerGroups} */
    List<OfficialResponse> answer(
            Transaction tx, Proposal about, List<Track> tracks, NewResponse given, Optional<Long> group) {
        about.requireHome();
        var text = requireText(given.text());
        var proposal = proposals.locked(tx, about);
        var says = required(tx, proposal, given.says());
        boolean released = given.via() == Via.DESK; // by a second person, if the team wants one
        if (says.position().isPresent()
                && !released
                && teams.wantTwo(tx, given.by().id())) {
            throw Invalid.refused(TWO_PERSONS);
        }
        var wanted = tracks.stream().map(Track::position).collect(Collectors.toSet());
        var voices = speakers.of(tx, proposal, given).stream()
                .filter(voice -> wanted.contains(voice.track().position()))
                .toList();
        if (voices.isEmpty() || voices.size() < wanted.size()) {
            throw new Forbidden("Only a body that the proposal addresses can respond officially");
        }
        for (var voice : voices) {
            Answering.refusal(proposal, voice.track().state(), says).ifPresent(why -> {
                throw Invalid.refused(why.sentence("en", ""));
            });
        }
        var html = new AnswerText(civic).of(proposal, voices, given, says, text, group);
        var written = written(proposal, given, html, group);
        var kept = voices.stream()
                .map(voice -> answering.keep(tx, proposal, voice, says, written))
                .toList();
        publish(tx, proposal, says, written);
        for (int i = 0; i < voices.size(); i++) {
            answering.takeEffect(tx, proposal, kept.get(i), voices.get(i), says, written);
        }
        return kept;
    }

    private Answering.Written written(Proposal proposal, NewResponse given, String html, Optional<Long> group) {
        var id = proposals.clerk().nextId();
        var written = new Answering.Written(
                given.by(),
                given.via(),
                id,
                civic.uris().status(given.by().username(), id),
                html,
                proposal.content().language(),
                group,
                new Occasion.Own("post:" + id));
        return group.map(many -> written.partOf(civic.uris().answers(many))).orElse(written);
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

    /** A position that a body cannot take is none; a commitment has its day and what will be there. Problems: 422. */
    public static void requirePosition(Statement says) {
        if (says.position().filter(state -> !state.isSaid()).isPresent()) {
            throw Invalid.field("position", "ERR_INCLUSION", "is not one of the positions");
        }
        boolean dated = says.due().isPresent();
        if (dated != says.measure().filter(text -> !text.isBlank()).isPresent()) {
            throw Invalid.field(
                    "measure", "ERR_BLANK", "must be given with the day by which it will be there, and only with it");
        }
        if (dated && says.type() != ResponseType.COMMITMENT) {
            throw Invalid.field("due", "ERR_INVALID", "belongs to a position by which something will be there");
        }
        if (says.measure().filter(text -> text.length() > LONGEST_MEASURE).isPresent()) {
            throw Invalid.field("measure", "ERR_TOO_LONG", "must have at most " + LONGEST_MEASURE + " characters");
        }
    }

    /** The same; and who is named stands in the register. */
    private Statement required(Transaction tx, Proposal proposal, Statement says) {
        requirePosition(says);
        if (says.names().isEmpty()) {
            return says;
        }
        if (says.type() != ResponseType.NOT_OURS) {
            throw Invalid.field("names", "ERR_INVALID", "belongs to the position not-ours");
        }
        return new RightBody(civic)
                .named(tx, proposal.community(), says.names().get())
                .map(body -> says.naming(body.slug()))
                .orElseThrow(() -> Invalid.field("names", "ERR_INVALID", "is no body of the register"));
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

    /** The line by which a reply in a language says what a form would: the hashtag, and of a commitment by which day and what. */
    public static Optional<String> line(Statement says, String language) {
        return AnswerText.hashtags(says, language).stream()
                .findFirst()
                .map(tag -> "#" + tag
                        + says.due().map(day -> " " + day).orElse("")
                        + says.measure().map(what -> ": " + what).orElse(""));
    }

    /** Whether a text that is typed says where a body stands, as a reply would. */
    public static boolean saysPosition(String text) {
        return !ReplyReading.of(Html.paragraphs(text)).words().isEmpty();
    }
}
