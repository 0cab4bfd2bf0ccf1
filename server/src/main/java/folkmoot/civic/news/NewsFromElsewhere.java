package folkmoot.civic.news;

import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Occasion;
import folkmoot.civic.response.Responses;
import folkmoot.civic.response.WholeAnswer;
import folkmoot.federation.vocabulary.Note;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.notification.ClerkNews;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.status.NoteObserver;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What clerks of communities elsewhere tell members of ours of one answer to many proposals. Each clerk tells once; who backs proposals at
 * home on several servers would hear as often as there are homes. So this server, which knows all of them to be one occasion, keeps the
 * first message, or none where it told the member itself.
 *
 * <p>A message counts as such news only if nobody can make it up: it is from the clerk of a community of which the member backs or follows a
 * proposal, it answers a post that this server has, by its author, in the discussion of a proposal of that very community, and both name
 * the same page on that author's own server. Anything else is a message like any other.
 */
public final class NewsFromElsewhere implements NoteObserver {

    private final Foundations civic;
    private final Accounts accounts;
    private final Responses responses;
    private final Notifications notifications;
    private final NewsStore store = new NewsStore();

    public NewsFromElsewhere(Foundations civic, Responses responses, Notifications notifications) {
        this.civic = civic;
        this.accounts = civic.accounts();
        this.responses = responses;
        this.notifications = notifications;
    }

    @Override
    public void received(Transaction tx, Status status, Account author, Note note) {}

    @Override
    public boolean keeps(Transaction tx, Posted posted) {
        var status = posted.status();
        if (status.visibility() != Visibility.DIRECT
                || !status.isReply()
                || posted.mentioned().size() != 1) {
            return true;
        }
        var member = posted.mentioned().iterator().next();
        return accounts.find(tx, member).filter(Account::isLocal).isEmpty()
                || moment(tx, posted, member)
                        .map(moment -> first(tx, moment, member))
                        .orElse(true);
    }

    /** A moment in the life of an answer to many. */
    private record Moment(AccountId by, URI address) {}

    private Optional<Moment> moment(Transaction tx, Posted news, AccountId member) {
        var clerk = news.author();
        return news.status()
                .thread()
                .parent()
                .flatMap(parent -> civic.statuses().find(tx, parent))
                .flatMap(said -> moment(tx, news.status(), said)
                        .filter(_ -> ClerkNews.areFrom(tx, clerk.id(), member))
                        .filter(_ -> notifications.reaches(tx, member, NotificationType.MENTION, clerk.id()))
                        .filter(_ -> responses
                                .discussed(tx, said)
                                .flatMap(proposal -> accounts.find(
                                        tx, new AccountId(proposal.community().value())))
                                .filter(group -> isClerkOf(clerk, group))
                                .isPresent()));
    }

    private Optional<Moment> moment(Transaction tx, Status news, Status said) {
        var author = accounts.require(tx, said.author());
        return WholeAnswer.of(said.text().content(), author)
                .flatMap(page -> WholeAnswer.moment(news.text().content(), author)
                        .filter(address -> WholeAnswer.withoutMoment(address).equals(page))
                        .filter(address ->
                                Occasion.kind(address.getRawFragment()).isPresent()))
                .map(address -> new Moment(author.id(), address));
    }

    private static boolean isClerkOf(Account clerk, Account group) {
        return clerk.username().toLowerCase(Locale.ROOT).equals(group.username().toLowerCase(Locale.ROOT) + "_clerk")
                && clerk.domain().equals(group.domain());
    }

    /** From now on the member has heard of it. */
    private boolean first(Transaction tx, Moment moment, AccountId member) {
        var occasion = store.occasion(
                tx,
                civic.ids().next(),
                Occasion.Part.word(moment.by(), moment.address()),
                Occasion.kind(moment.address().getRawFragment()).orElseThrow().word(),
                civic.clock().instant());
        return !store.first(tx, occasion, Set.of(member)).isEmpty();
    }
}
