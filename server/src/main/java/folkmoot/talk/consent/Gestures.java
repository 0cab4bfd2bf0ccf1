package folkmoot.talk.consent;

import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.federation.vocabulary.InteractionRequest.Kind;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Forbidden;
import folkmoot.talk.consent.GesturePolicies.Verdict;
import folkmoot.talk.favourite.Favourite;
import folkmoot.talk.favourite.FavouriteObserver;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.favourite.LikeSending;
import folkmoot.talk.reblog.ReblogRule;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;

/**
 * Likes and boosts of our members where an author elsewhere does not let everybody (GoToSocial). What is not allowed is refused. A
 * like that needs leave goes out as a request, stands here meanwhile, and ends when it is refused; a boost that needs leave is
 * refused, as a boost is shown at once. A community passes on what was addressed to it, without asking.
 */
public final class Gestures implements FavouriteObserver, LikeSending, ReblogRule {

    private static final String REQUEST = "/request";

    private final GesturePolicies policies;
    private final Accounts accounts;
    private final Favourites favourites;
    private final Statuses statuses;

    public Gestures(GesturePolicies policies, Accounts accounts, Favourites favourites, Statuses statuses) {
        this.policies = policies;
        this.accounts = accounts;
        this.favourites = favourites;
        this.statuses = statuses;
    }

    @Override
    public void require(Transaction tx, Account by, Status status) {
        if (by.isLocal() && !status.local() && policies.verdict(tx, status, by, Kind.LIKE) == Verdict.NEVER) {
            throw new Forbidden("The author of this post does not let you like it");
        }
    }

    @Override
    public void requireReblog(Transaction tx, Account by, Status status) {
        if (!by.isLocal() || by.isGroup() || status.local()) {
            return;
        }
        switch (policies.verdict(tx, status, by, Kind.ANNOUNCE)) {
            case AT_ONCE -> {}
            case AFTER_ASKING -> throw new Forbidden("The author of this post wants to be asked before it is boosted");
            case NEVER -> throw new Forbidden("The author of this post does not let you boost it");
        }
    }

    @Override
    public Activity sent(Transaction tx, Account by, Status status, Account author, Like like) {
        if (status.local() || policies.verdict(tx, status, by, Kind.LIKE) != Verdict.AFTER_ASKING) {
            return like;
        }
        return new InteractionRequest(
                URI.create(like.id() + REQUEST),
                by.uri(),
                Kind.LIKE,
                status.uri(),
                Ref.of(like),
                Recipients.to(author.uri()));
    }

    /** Whether it answered a like of ours: then it stands. */
    public boolean accepted(Transaction tx, Accept accept, Account sender) {
        return asked(tx, accept.object(), sender).isPresent();
    }

    /** Whether it answered a like of ours, by the id of the like or of its request: then it ends here. */
    public boolean rejected(Transaction tx, Reject reject, Account sender) {
        var like = asked(tx, reject.object(), sender);
        like.ifPresent(known -> favourites.refused(tx, known));
        return like.isPresent();
    }

    private Optional<Favourite> asked(Transaction tx, Ref<Activity> about, Account sender) {
        return byId(tx, about.uri())
                .or(() -> switch (about) {
                    case Ref.Embedded<Activity>(Like like) -> between(tx, like.actor(), like.object());
                    case Ref.Embedded<Activity>(InteractionRequest asking)
                    when asking.kind() == Kind.LIKE -> between(tx, asking.actor(), asking.object());
                    case Ref<Activity> _ -> Optional.empty();
                })
                .filter(known -> statuses.find(tx, known.status())
                        .filter(status -> !status.local() && status.author().equals(sender.id()))
                        .isPresent());
    }

    private Optional<Favourite> byId(Transaction tx, URI about) {
        var text = about.toString();
        var like = text.endsWith(REQUEST) ? text.substring(0, text.length() - REQUEST.length()) : text;
        return favourites.byUri(tx, URI.create(like));
    }

    /** Where the id is none that we know. */
    private Optional<Favourite> between(Transaction tx, URI by, URI post) {
        return statuses.byUri(tx, post)
                .flatMap(status -> accounts.byUri(tx, by)
                        .filter(Account::isLocal)
                        .flatMap(account -> favourites.find(tx, account.id(), status.id())));
    }
}
