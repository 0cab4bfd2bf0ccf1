package folkmoot.talk.consent;

import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.federation.vocabulary.InteractionRequest.Kind;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.favourite.Favourite;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;

/** Likes of our members that authors elsewhere were asked for (GoToSocial): what their servers answer. */
public final class Gestures {

    private final Accounts accounts;
    private final Favourites favourites;
    private final Statuses statuses;

    public Gestures(Accounts accounts, Favourites favourites, Statuses statuses) {
        this.accounts = accounts;
        this.favourites = favourites;
        this.statuses = statuses;
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
        var like = text.endsWith(GesturePolicies.REQUEST)
                ? text.substring(0, text.length() - GesturePolicies.REQUEST.length())
                : text;
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
