package folkmoot.civic.response;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.Recognition;
import folkmoot.civic.log.Commitments;
import folkmoot.civic.log.LogEntry.ResponseEntry;
import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.proposal.TrackState;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Official responses: replies to a proposal by a recognised official actor of a body that it addresses, from whatever
 * software. A hashtag in the reply says where the body's track stands.
 */
public final class Responses implements StatusObserver {

    private static final int LONGEST_TEXT = 6_000;
    private static final String NO_POSITION = "note";

    private final Proposals proposals;
    private final Lifecycle lifecycle;
    private final News news;
    private final Foundations civic;
    private final ResponseStore store = new ResponseStore();

    public Responses(Proposals proposals, Lifecycle lifecycle, News news) {
        this.proposals = proposals;
        this.lifecycle = lifecycle;
        this.news = news;
        this.civic = proposals.civic();
    }

    /** What bodies answered to a proposal, newest first, at most 100. */
    public List<OfficialResponse> list(Transaction tx, ProposalId proposal) {
        return store.list(tx, proposal);
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (!status.isReply() || status.isReblog() || !status.visibility().isOpen()) {
            return;
        }
        answered(tx, status).filter(Proposal::local).ifPresent(proposal -> receive(tx, proposal, status, author));
    }

    /** The proposal that a reply answers, at its post here or at the original elsewhere. */
    private Optional<Proposal> answered(Transaction tx, Status reply) {
        return reply.thread()
                .parent()
                .flatMap(parent -> proposals.find(tx, new ProposalId(parent.value())))
                .or(() -> reply.thread().parentUri().flatMap(uri -> proposals.byOriginal(tx, uri)));
    }

    private void receive(Transaction tx, Proposal answered, Status reply, Account author) {
        civic.officials().checkDomain(tx, author);
        var body = civic.officials().speaksFor(tx, answered.community(), author);
        if (body.isEmpty()) {
            return; // an ordinary reply
        }
        var proposal = proposals.locked(tx, answered);
        var track = track(tx, proposal, body.get());
        if (track.isEmpty()) {
            return; // of a body that was not addressed
        }
        var position = position(tx, reply);
        boolean added = store.insert(
                tx,
                new OfficialResponse(
                        reply.id(),
                        proposal.id(),
                        track.get().body(),
                        author.id(),
                        position.map(TrackState::word).orElse(NO_POSITION),
                        Recognition.OFFICIAL,
                        civic.clock().instant()));
        if (added) {
            var to = position.orElseGet(() -> reaction(track.get()));
            lifecycle.moveTrack(tx, proposal, track.get(), to, reply);
            log(tx, proposal, reply, author, to);
            news.spread(tx, proposal, reply);
        }
    }

    /** An answer is public, and meant to be: its digest needs no salt. */
    private void log(Transaction tx, Proposal proposal, Status reply, Account author, TrackState to) {
        var text = Commitments.of(new byte[0], reply.text().content().getBytes(StandardCharsets.UTF_8));
        civic.log()
                .add(
                        tx,
                        proposal.id(),
                        new ResponseEntry(civic.clock().instant(), proposal.record(), author.uri(), to.word(), text));
    }

    private Optional<Track> track(Transaction tx, Proposal proposal, Body body) {
        return proposals.tracks(tx, proposal.id()).stream()
                .filter(track -> track.body().equals(Optional.of(body.id())))
                .findFirst();
    }

    /** The furthest position that the reply's hashtags name. */
    private Optional<TrackState> position(Transaction tx, Status reply) {
        return civic.statuses().tags(tx, List.of(reply.id())).getOrDefault(reply.id(), List.of()).stream()
                .flatMap(tag -> TrackState.ofHashtag(tag).stream())
                .max(Comparator.comparingInt(TrackState::stage));
    }

    /** A reply without a hashtag: at least they have seen it. */
    private static TrackState reaction(Track track) {
        return track.state().stage() == 0 ? TrackState.ACKNOWLEDGED : track.state();
    }

    /**
     * A body answers by form or API. It is the same as replying with the hashtag. Problems: 403 unless the account speaks
     * for a body that the proposal addresses.
     */
    public Status respond(Transaction tx, Proposal proposal, Account by, Optional<TrackState> position, String text) {
        var clean = requireText(text);
        civic.officials().checkDomain(tx, by);
        var body = civic.officials().speaksFor(tx, proposal.community(), by);
        if (body.flatMap(found -> track(tx, proposal, found)).isEmpty()) {
            throw new Forbidden("Only a body that the proposal addresses can respond officially");
        }
        var hashtag = position.flatMap(TrackState::hashtag);
        var community = civic.communities().require(tx, proposal.community());
        var status = civic.statuses().find(tx, proposal.status()).orElseThrow(NotFound::new);
        return proposals
                .clerk()
                .post(
                        tx,
                        new Clerk.Post(
                                by,
                                community,
                                Optional.of(status),
                                Visibility.PUBLIC,
                                Html.paragraphs(clean) + hashtag.map(this::link).orElse(""),
                                Set.of(proposal.author()),
                                hashtag.stream().toList(),
                                proposal.content().language()));
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

    private String link(String hashtag) {
        return "<p><a href=\""
                + Html.escape(civic.uris().tag(hashtag).toString())
                + "\" class=\"mention hashtag\" rel=\"tag\">#<span>" + hashtag + "</span></a></p>";
    }
}
