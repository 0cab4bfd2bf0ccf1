package folkmoot.civic.notice;

import static folkmoot.schema.generated.Tables.MAILED_ANSWER;

import folkmoot.civic.body.Body;
import folkmoot.civic.notice.BodyLinks.Link;
import folkmoot.civic.notice.BodyLinks.Purpose;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import folkmoot.civic.response.NewResponse;
import folkmoot.civic.response.Responses;
import folkmoot.civic.response.Statement;
import folkmoot.civic.response.Via;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Names;
import java.util.List;
import java.util.Optional;

/**
 * Answers of bodies that have no actor. Whoever has the link of a mail may write one, so that it can be handed round in an office; what
 * was written is published by the clerk, on behalf of the body, once the address that stands in the register by then has confirmed it
 * behind a second link. So a link that fell into wrong hands publishes nothing, and the address learns of each use.
 */
public final class MailedAnswers {

    private static final int LONGEST_TEXT = 6_000;

    private final Proposals proposals;
    private final Foundations civic;
    private final Responses responses;
    private final BodyLinks links;
    private final BodyMails mails;

    MailedAnswers(Proposals proposals, Responses responses, BodyLinks links, BodyMails mails) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.responses = responses;
        this.links = links;
        this.mails = mails;
    }

    /** What stands behind a link. */
    public sealed interface Behind {

        /** It works no more, or never did. @param used whether somebody used it */
        record Nothing(boolean used) implements Behind {}

        /** An answer can be written. */
        record Form(Proposal proposal, Body body) implements Behind {}

        /** What was written can be published, or not. */
        record Written(Proposal proposal, Body body, Optional<TrackState> position, String text) implements Behind {}
    }

    /** Without using it up: programs that look into mails open every link. */
    public Behind open(Transaction tx, String secret) {
        var link = links.find(tx, secret);
        if (link.filter(Link::works).isEmpty()) {
            return new Behind.Nothing(link.filter(Link::used).isPresent());
        }
        var found = found(tx, link.get());
        if (found.isEmpty()) {
            return new Behind.Nothing(false);
        }
        return switch (link.get().purpose()) {
            case ANSWER -> new Behind.Form(found.get().proposal(), found.get().body());
            case CONFIRM ->
                answer(tx, link.get())
                        .<Behind>map(written -> new Behind.Written(
                                found.get().proposal(), found.get().body(), written.position(), written.text()))
                        .orElse(new Behind.Nothing(true));
        };
    }

    private record Found(Proposal proposal, Body body, Track track, String address) {}

    private record Answer(long id, Optional<TrackState> position, Optional<String> reason, String text) {}

    /** Only as long as the register has an address for the body, and the proposal is on its way to it. */
    private Optional<Found> found(Transaction tx, Link link) {
        var today = civic.days().day(civic.clock().instant());
        var body = civic.bodies().list(tx, List.of(link.body())).stream()
                .filter(one -> one.isValidOn(today))
                .findFirst();
        var proposal = proposals
                .find(tx, link.proposal())
                .filter(one -> one.local() && one.state().isOnTheWay());
        if (body.isEmpty() || proposal.isEmpty()) {
            return Optional.empty();
        }
        return body.get()
                .mail()
                .flatMap(address -> proposals.tracks(tx, link.proposal()).stream()
                        .filter(track -> track.body().equals(Optional.of(link.body())))
                        .findFirst()
                        .map(track -> new Found(proposal.get(), body.get(), track, address)));
    }

    /**
     * Writes an answer, which is mailed to the body's address to be confirmed, and uses the link up. Problems: 422 for an empty text;
     * 404 for a link that does not work any more.
     *
     * @param position where the body stands; empty for words that change nothing
     * @param reason why it goes back, where it does
     */
    public void write(
            Transaction tx, String secret, Optional<TrackState> position, Optional<String> reason, String text) {
        var clean = Names.cleanLines(text);
        if (clean.isEmpty()) {
            throw Invalid.field("text", "ERR_BLANK", "can't be blank");
        }
        if (clean.length() > LONGEST_TEXT) {
            throw Invalid.field("text", "ERR_TOO_LONG", "must have at most " + LONGEST_TEXT + " characters");
        }
        if (position.filter(state -> !state.isSaid()).isPresent()) {
            throw Invalid.field("position", "ERR_INCLUSION", "is nothing that a body can say");
        }
        var found = require(tx, secret, Purpose.ANSWER);
        if (reason.isEmpty()
                && position.filter(to -> to.isBefore(found.track().state())).isPresent()) {
            throw Invalid.field("reason", "ERR_BLANK", "must be given, as this goes back from what was said before");
        }
        long id = civic.ids().next();
        tx.sql()
                .insertInto(MAILED_ANSWER)
                .set(MAILED_ANSWER.ID, id)
                .set(MAILED_ANSWER.PROPOSAL_ID, found.proposal().id().value())
                .set(MAILED_ANSWER.BODY_ID, found.body().id().value())
                .set(MAILED_ANSWER.POSITION, position.map(TrackState::word).orElse(null))
                .set(MAILED_ANSWER.REASON, reason.orElse(null))
                .set(MAILED_ANSWER.TEXT, clean)
                .set(MAILED_ANSWER.STATE, "waiting")
                .set(MAILED_ANSWER.CREATED_AT, civic.clock().instant())
                .execute();
        var words = Words.in(found.proposal().content().language());
        mails.confirm(
                tx,
                found.address(),
                found.proposal(),
                found.body(),
                id,
                position.map(words::track).orElse(""),
                clean);
    }

    /** Publishes what was written, in the clerk's name; the post. Problems: 404 for a link that does not work any more. */
    public StatusId publish(Transaction tx, String secret) {
        var link = links.find(tx, secret).orElseThrow(NotFound::new);
        var found = require(tx, secret, Purpose.CONFIRM);
        var written = answer(tx, link).orElseThrow(NotFound::new);
        var clerk = civic.accounts()
                .require(
                        tx,
                        civic.communities()
                                .require(tx, found.proposal().community())
                                .clerk());
        var says = Statement.of(written.position());
        var given = new NewResponse(
                clerk, Via.MAIL, written.reason().map(says::because).orElse(says), written.text());
        var post = responses
                .answer(tx, found.proposal(), found.track(), given)
                .status()
                .orElseThrow();
        settle(tx, written, "published", Optional.of(post));
        mails.settled(tx, found.address(), found.proposal(), found.body(), true);
        return post;
    }

    /** It was not the body: nothing is published, and the address gets a new link. Problems: 404 for a link that does not work any more. */
    public void refuse(Transaction tx, String secret) {
        var link = links.find(tx, secret).orElseThrow(NotFound::new);
        var found = require(tx, secret, Purpose.CONFIRM);
        settle(tx, answer(tx, link).orElseThrow(NotFound::new), "refused", Optional.empty());
        mails.settled(tx, found.address(), found.proposal(), found.body(), false);
    }

    private Found require(Transaction tx, String secret, Purpose purpose) {
        var found = links.find(tx, secret)
                .filter(link -> link.purpose() == purpose)
                .flatMap(link -> found(tx, link))
                .orElseThrow(NotFound::new);
        var proposal = proposals.locked(tx, found.proposal()); // before the link, as everybody does
        if (!links.use(tx, secret)) {
            throw new NotFound();
        }
        return new Found(proposal, found.body(), found.track(), found.address());
    }

    private static Optional<Answer> answer(Transaction tx, Link link) {
        return link.answer()
                .flatMap(id -> tx.sql()
                        .selectFrom(MAILED_ANSWER)
                        .where(MAILED_ANSWER.ID.eq(id))
                        .and(MAILED_ANSWER.STATE.eq("waiting"))
                        .fetchOptional(row -> new Answer(
                                row.getId(),
                                Optional.ofNullable(row.getPosition()).flatMap(TrackState::of),
                                Optional.ofNullable(row.getReason()),
                                row.getText())));
    }

    private void settle(Transaction tx, Answer answer, String state, Optional<StatusId> post) {
        tx.sql()
                .update(MAILED_ANSWER)
                .set(MAILED_ANSWER.STATE, state)
                .set(MAILED_ANSWER.SETTLED_AT, civic.clock().instant())
                .set(MAILED_ANSWER.STATUS_ID, post.map(StatusId::value).orElse(null))
                .where(MAILED_ANSWER.ID.eq(answer.id()))
                .execute();
    }
}
