package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.proposal.LinkStore.Key;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How proposals relate. Anybody suggests a link; it stands once both sides agree, each by an author of the proposal or a moderator
 * of its community. Who suggested it takes it back. A suggestion is declined by either side, but for one that says that two oppose
 * each other: neither author hides the other's proposal.
 */
public final class ProposalLinks {

    private final Proposals proposals;
    private final Foundations civic;
    private final LinkStore store = new LinkStore();

    public ProposalLinks(Proposals proposals) {
        this.proposals = proposals;
        this.civic = proposals.civic();
    }

    /** Those that both sides agreed to, and suggestions for somebody who speaks for this side, or made them. */
    public List<ProposalLink> list(Transaction tx, Proposal proposal, Optional<AccountId> viewer) {
        boolean side = viewer.filter(who -> speaksFor(tx, proposal, who)).isPresent();
        return store.list(tx, proposal.id()).stream()
                .filter(link -> link.agreed() || side || viewer.equals(Optional.of(link.by())))
                .toList();
    }

    /** Whether somebody may agree for a proposal: its author, a co-author, a moderator of its community. */
    public boolean speaksFor(Transaction tx, Proposal proposal, AccountId who) {
        return proposals.isAuthor(tx, proposal, who) || isModeratorOf(tx, proposal, who);
    }

    /**
     * Suggests a link, or agrees to the same suggestion of another. Problems: 422 for one with itself, 403 for programs, groups,
     * official actors and who is banned.
     */
    public void suggest(Transaction tx, Account by, Proposal from, Proposal to, ProposalLink.Kind kind) {
        requireMay(tx, by, from, to);
        var key = lock(tx, from, to, kind);
        if (store.find(tx, key).isEmpty()) {
            store.insert(tx, key, by.id(), civic.clock().instant());
        }
        agree(tx, key, by, from, to);
    }

    /** Agrees for a side. Problems: 403 for who speaks for neither, 404 where nothing was suggested. */
    public void agree(Transaction tx, Account by, Proposal from, Proposal to, ProposalLink.Kind kind) {
        requireMay(tx, by, from, to);
        var key = lock(tx, from, to, kind);
        if (!speaksFor(tx, from, by.id()) && !speaksFor(tx, to, by.id())) {
            throw new Forbidden("Only authors of the two proposals and moderators of their communities can agree");
        }
        agree(tx, key, by, from, to);
    }

    private void agree(Transaction tx, Key key, Account by, Proposal from, Proposal to) {
        var row = store.find(tx, key).orElseThrow(NotFound::new);
        if (row.agreed()) {
            return;
        }
        var one = row.from().or(() -> Optional.of(by.id()).filter(who -> speaksFor(tx, from, who)));
        var other = row.to()
                .or(() -> Optional.of(by.id())
                        .filter(who -> speaksFor(tx, to, who) || isOwnOpposition(tx, key, from, who, one)));
        boolean both = one.isPresent() && other.isPresent();
        store.agree(tx, key, one, other, Optional.of(civic.clock().instant()).filter(_ -> both));
        if (both) {
            record(tx, key, "link", row.by());
            tell(tx, from, to, by, "news.link.agreed");
        } else if (one.isPresent()
                || other.isPresent()) { // what a stranger suggests is told to nobody: it could be anything
            tell(tx, from, to, by, "news.link.suggested");
        }
    }

    /**
     * That it opposes another, a community says with two voices of its own, a moderator's among them. Else the
     * opposed would hide it by keeping silent.
     */
    private boolean isOwnOpposition(Transaction tx, Key key, Proposal from, AccountId who, Optional<AccountId> first) {
        return key.kind() == ProposalLink.Kind.OPPOSES
                && speaksFor(tx, from, who)
                && first.filter(other -> !other.equals(who))
                        .filter(other -> isModeratorOf(tx, from, who) || isModeratorOf(tx, from, other))
                        .isPresent();
    }

    /** Who suggested it takes it back; a suggestion is declined by either side. Problems: 403 for anybody else, 404 for none. */
    public void remove(Transaction tx, Account by, Proposal from, Proposal to, ProposalLink.Kind kind) {
        var key = lock(tx, from, to, kind);
        var row = store.find(tx, key).orElseThrow(NotFound::new);
        boolean own = row.by().equals(by.id());
        boolean mayDecline = kind == ProposalLink.Kind.OPPOSES
                ? isModeratorOf(tx, from, by.id())
                : speaksFor(tx, from, by.id()) || speaksFor(tx, to, by.id());
        if (!own && (row.agreed() || !mayDecline)) {
            throw new Forbidden("Only who suggested a link can take it back");
        }
        store.delete(tx, key);
        if (row.agreed()) {
            record(tx, key, "unlinked", by.id());
            tell(tx, from, to, by, "news.link.removed");
        }
    }

    private boolean isModeratorOf(Transaction tx, Proposal proposal, AccountId who) {
        return proposal.local() && civic.communities().isModerator(tx, proposal.community(), who);
    }

    private Key lock(Transaction tx, Proposal from, Proposal to, ProposalLink.Kind kind) {
        if (from.id().equals(to.id())) {
            throw Invalid.refused("A proposal cannot be linked with itself");
        }
        proposals.locked(tx, Set.of(from.id(), to.id()));
        return new Key(from.id(), to.id(), kind);
    }

    private void requireMay(Transaction tx, Account by, Proposal from, Proposal to) {
        if (by.type() != ActorType.PERSON || isOfficial(tx, from, by) || isOfficial(tx, to, by)) {
            throw new Forbidden("Only people who do not speak for a public body can link proposals");
        }
        if (civic.bans().isBanned(tx, from.community(), by.id())
                || civic.bans().isBanned(tx, to.community(), by.id())) {
            throw new Forbidden("You are banned from this community");
        }
    }

    private boolean isOfficial(Transaction tx, Proposal proposal, Account account) {
        return civic.officials().isOfficial(tx, proposal.community(), account);
    }

    private void record(Transaction tx, Key key, String kind, AccountId by) {
        for (var side : List.of(key.from(), key.to())) {
            proposals.record(
                    tx,
                    side,
                    event(kind).to(key.kind().word() + " " + other(key, side)).by(by));
        }
    }

    private static ProposalId other(Key key, ProposalId side) {
        return side.equals(key.from()) ? key.to() : key.from();
    }

    /** The authors of both, but not who did it. */
    private void tell(Transaction tx, Proposal from, Proposal to, Account by, String what) {
        for (var side : List.of(from, to)) {
            if (side.local() && !side.author().equals(by.id())) {
                var words = Words.in(side.content().language());
                var other = side == from ? to : from;
                civic.accounts()
                        .find(tx, side.author())
                        .filter(Account::isActive)
                        .ifPresent(author -> proposals
                                .clerk()
                                .tell(
                                        tx,
                                        civic.communities().require(tx, side.community()),
                                        author,
                                        words.get(
                                                what,
                                                side.title(),
                                                other.title(),
                                                proposals.page(tx, side).toString()),
                                        side.content().language()));
            }
        }
    }
}
