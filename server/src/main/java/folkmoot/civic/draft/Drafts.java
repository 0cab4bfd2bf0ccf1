package folkmoot.civic.draft;

import static folkmoot.schema.generated.Tables.PROPOSAL_DRAFT;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.CoAuthors;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Proposed;
import folkmoot.civic.proposal.Publication;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.account.StandingObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.media.Attachments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What authors do with proposals that are not published. For everybody else there are none: 404. */
public final class Drafts implements StandingObserver {

    private static final int MOST = 50;
    private static final Duration PICTURES_KEPT = Duration.ofDays(365);

    private final Foundations civic;
    private final Publication publication;
    private final FirstItemHold hold;
    private final DraftPublication publishing;
    private final DraftAuthors authors;
    private final DraftStore store = new DraftStore();
    private final Attachments pictures;

    Drafts(
            Proposals proposals,
            Publication publication,
            FirstItemHold hold,
            DraftPublication publishing,
            DraftAuthors authors) {
        this.civic = proposals.civic();
        this.publication = publication;
        this.hold = hold;
        this.publishing = publishing;
        this.authors = authors;
        this.pictures = new Attachments(civic.clock());
    }

    /**
     * Keeps what somebody began to write; with the key of an earlier request, what that one kept. Problems: 403 for who could not
     * propose it, 422 for nothing written, a field that is too long, and the fifty-first.
     */
    public Draft keep(Transaction tx, Publication.Wanted wanted) {
        var author = wanted.author();
        publication.turn(tx, author);
        var earlier = wanted.key()
                .flatMap(key -> store.find(
                        tx,
                        PROPOSAL_DRAFT
                                .AUTHOR_ACCOUNT_ID
                                .eq(author.id().value())
                                .and(PROPOSAL_DRAFT.REQUEST_KEY.eq(key))));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        requireWriter(tx, wanted.community(), author);
        wanted.text().requireKeepable();
        var own = PROPOSAL_DRAFT.AUTHOR_ACCOUNT_ID.eq(author.id().value());
        if (store.count(tx, own.and(PROPOSAL_DRAFT.STATE.ne(DraftState.PUBLISHED.word()))) >= MOST) {
            throw Invalid.refused("You have " + MOST + " drafts. Publish or delete one of them first");
        }
        var now = civic.clock().instant();
        var draft = new Draft(
                civic.ids().next(),
                wanted.community().id(),
                author.id(),
                DraftState.DRAFT,
                wanted.text(),
                wanted.follows(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                new Draft.Times(now, now));
        hold(tx, draft, wanted.text().pictures());
        store.insert(tx, draft, wanted.key());
        return draft;
    }

    /**
     * Keeps what somebody began to write, in steps: the same key changes what the first request kept, while it can be changed. What
     * became of it where it cannot. Problems: those of {@link #keep} and {@link #change}.
     */
    public Draft write(Transaction tx, Publication.Wanted wanted) {
        var kept = keep(tx, wanted);
        if (!kept.state().isOpen() || kept.text().equals(wanted.text())) {
            return kept;
        }
        change(tx, kept.id(), wanted.author(), wanted.text());
        return require(tx, kept.id(), wanted.author().id());
    }

    /** They stay for a year after it was last changed; what it showed before is free. Problems: 422 for what is not its author's. */
    private void hold(Transaction tx, Draft before, List<MediaId> wanted) {
        pictures.choose(tx, before.author(), Optional.empty(), wanted);
        var now = civic.clock().instant();
        var free = before.text().pictures().stream()
                .filter(id -> !wanted.contains(id))
                .toList();
        pictures.hold(tx, before.author(), free, now);
        pictures.hold(tx, before.author(), wanted, now.plus(PICTURES_KEPT));
    }

    private void requireWriter(Transaction tx, Community community, Account author) {
        if (!author.isLocal() || author.type() != ActorType.PERSON || !author.isActive()) {
            throw new Forbidden("Only people can propose");
        }
        if (civic.bans().isBanned(tx, community.id(), author.id())) {
            throw new Forbidden("You are banned from this community");
        }
    }

    /** Those that somebody writes, alone or with others, and that are not published, the newest first. */
    public List<Draft> of(Transaction tx, AccountId viewer) {
        return store.list(
                tx, DraftStore.writtenBy(viewer).and(PROPOSAL_DRAFT.STATE.ne(DraftState.PUBLISHED.word())), MOST * 2);
    }

    /** One that somebody may read: its authors, and while it is checked the community's moderators; empty for everybody else. */
    public Optional<Draft> find(Transaction tx, long id, AccountId viewer) {
        return store.find(tx, PROPOSAL_DRAFT.ID.eq(id))
                .filter(draft -> isAuthor(tx, draft, viewer)
                        || draft.state() == DraftState.CHECKING
                                && civic.communities().isModerator(tx, draft.community(), viewer));
    }

    /** The same; 404 for who may not. */
    public Draft require(Transaction tx, long id, AccountId viewer) {
        return find(tx, id, viewer).orElseThrow(NotFound::new);
    }

    /** Whether an account writes it, alone or with others. */
    public boolean isAuthor(Transaction tx, Draft draft, AccountId account) {
        return draft.author().equals(account) || authors.isOne(tx, draft.id(), account);
    }

    /** Those who were asked to write it, and when they said yes. */
    public List<CoAuthors.Asked> authors(Transaction tx, Draft draft) {
        return authors.list(tx, draft.id());
    }

    /** Whoever has the address of a draft where a proposal is meant is told what it is. Problems: 422 for who may read it. */
    public void refuse(Transaction tx, long id, AccountId viewer) {
        find(tx, id, viewer).filter(draft -> draft.published().isEmpty()).ifPresent(_ -> {
            throw Invalid.refused(
                    "This is not published. Until it is, nobody supports it, and only its authors see it");
        });
    }

    /** Its row, until the transaction ends, as one of its authors has it. Problems: 404 for anybody else. */
    private Draft locked(Transaction tx, long id, Account by) {
        var known = require(tx, id, by.id());
        publication.turn(tx, civic.accounts().require(tx, known.author()));
        return store.lock(tx, PROPOSAL_DRAFT.ID.eq(id))
                .filter(draft -> isAuthor(tx, draft, by.id()))
                .orElseThrow(NotFound::new);
    }

    private static void requireAuthor(Draft draft, Account by) {
        if (!draft.author().equals(by.id())) {
            throw new Forbidden("Only its author decides what becomes of a draft");
        }
    }

    private static void requireOpen(Draft draft) {
        switch (draft.state()) {
            case DRAFT, RETURNED -> {}
            case CHECKING ->
                throw Invalid.refused("It waits for the community's moderators. Take it back to change it");
            case PUBLISHED -> throw Invalid.refused("It is published already");
        }
        if (draft.post().isPresent()) {
            throw Invalid.refused("It was proposed by a post. Change the post, and it is sent in again");
        }
    }

    /** One of its authors changes it. Problems: 404 for anybody else, 422 while it is checked. */
    public void change(Transaction tx, long id, Account by, NewProposal text) {
        var draft = locked(tx, id, by);
        requireOpen(draft);
        text.requireKeepable();
        hold(tx, draft, text.pictures());
        store.change(tx, draft.id(), text, civic.clock().instant());
    }

    /**
     * Its author publishes it, or sends it in to wait for a look; done before, what came of it then. Problems: 403 for a co-author, 404
     * for anybody else, those of {@link Publication#propose}.
     */
    public Proposed publish(Transaction tx, long id, Account by) {
        return publish(tx, id, by, Optional.empty());
    }

    /**
     * The same. Problems: also 409 where somebody changed it meanwhile.
     *
     * @param seen when the text was last changed that its author read
     */
    public Proposed publish(Transaction tx, long id, Account by, Optional<Instant> seen) {
        var draft = locked(tx, id, by);
        requireAuthor(draft, by);
        var earlier = publishing.published(tx, draft);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        requireOpen(draft);
        if (seen.filter(when -> !when.equals(draft.times().changed())).isPresent()) {
            throw new Conflict("It was changed meanwhile. Read it again");
        }
        var community = civic.communities().require(tx, draft.community());
        var wanted = new Publication.Wanted(community, by, draft.text(), Optional.empty());
        if (hold.waiting(tx, List.of(wanted)).isEmpty()) {
            return new Proposed.Published(publishing.publish(tx, draft, by), List.of());
        }
        publication.requireAllowed(tx, wanted);
        hold.requireFew(tx, community, by);
        var until = hold.until(community);
        store.move(tx, draft.id(), DraftState.CHECKING, Optional.of(until));
        return new Proposed.Waiting(draft.id(), draft.community(), until);
    }

    /** Its author no longer wants it to be looked at: it is a draft again. Problems: 403, 404 as above, 422 where it does not wait. */
    public void takeBack(Transaction tx, long id, Account by) {
        var draft = locked(tx, id, by);
        requireAuthor(draft, by);
        if (draft.state() != DraftState.CHECKING) {
            throw Invalid.refused("It does not wait for the community's moderators");
        }
        if (draft.post().isPresent()) {
            throw Invalid.refused("It was proposed by a post. Delete the post to take it back");
        }
        store.move(tx, draft.id(), DraftState.DRAFT, Optional.empty());
    }

    /** Its author deletes it. Nothing of it is kept. Problems: 403, 404 as above, 422 once it is published. */
    public void delete(Transaction tx, long id, Account by) {
        var draft = locked(tx, id, by);
        requireAuthor(draft, by);
        if (draft.published().isPresent()) {
            throw Invalid.refused("It is published already");
        }
        hold(tx, draft, List.of());
        store.delete(tx, PROPOSAL_DRAFT.ID.eq(draft.id()));
    }

    /** Its author asks somebody here to write it with them. Problems: 403, 404 as above, 422 for who cannot. */
    public void invite(Transaction tx, long id, Account by, Account invited) {
        var draft = locked(tx, id, by);
        requireAuthor(draft, by);
        requireOpen(draft);
        authors.invite(tx, draft, civic.communities().require(tx, draft.community()), by, invited);
    }

    /** Whether somebody was asked to write one with its author, and has not answered yet. */
    public boolean isInvited(Transaction tx, long id, AccountId account) {
        return authors.isInvited(tx, id, account);
    }

    /** Who was asked says yes, and sees it from now on. Problems: 404 for anybody else. */
    public void accept(Transaction tx, long id, Account by) {
        var draft = store.lock(tx, PROPOSAL_DRAFT.ID.eq(id))
                .filter(one -> authors.isInvited(tx, one.id(), by.id()))
                .orElseThrow(NotFound::new);
        authors.accept(tx, draft, by);
    }

    /** Somebody says no, or leaves; its author parts with somebody. Problems: 403, 404 for anybody else. */
    public void remove(Transaction tx, long id, Account by, AccountId who) {
        var draft = store.lock(tx, PROPOSAL_DRAFT.ID.eq(id))
                .filter(one -> isAuthor(tx, one, by.id()) || authors.isInvited(tx, one.id(), by.id()))
                .orElseThrow(NotFound::new);
        authors.remove(tx, draft, by, who);
    }

    /** Nothing is kept of what somebody wrote who left. */
    @Override
    public void changed(Transaction tx, AccountId account) {
        if (civic.accounts().isGone(tx, account)) {
            authors.forget(tx, account);
            store.delete(
                    tx, PROPOSAL_DRAFT.AUTHOR_ACCOUNT_ID.eq(account.value()).and(PROPOSAL_DRAFT.PUBLISHED_ID.isNull()));
        }
    }
}
