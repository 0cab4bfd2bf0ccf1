package folkmoot.talk.status;

import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Attachment;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Tag;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.media.MediaUrls;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes a local status as the {@code Note} that other servers see. */
public final class StatusNotes {

    private final Statuses statuses;
    private final Accounts accounts;
    private final LocalUris uris;
    private final MediaUrls media;
    private final Observers<NoteDecorator> decorators;

    public StatusNotes(
            Statuses statuses,
            Accounts accounts,
            LocalUris uris,
            MediaUrls media,
            Observers<NoteDecorator> decorators) {
        this.statuses = statuses;
        this.accounts = accounts;
        this.uris = uris;
        this.media = media;
        this.decorators = decorators;
    }

    /** The note of a local status. */
    public Note note(Transaction tx, Status status, Account author) {
        var ids = List.of(status.id());
        return note(
                tx,
                status,
                author,
                accounts.list(tx, statuses.mentions(tx, ids).getOrDefault(status.id(), List.of())),
                statuses.stats(tx, ids).getOrDefault(status.id(), StatusStats.NONE),
                attachments(statuses.attachments(tx, ids).getOrDefault(status.id(), List.of())),
                tags(tx, status));
    }

    /** The same of one that was just made, of which nothing is read that is at hand. */
    Note note(Transaction tx, Posted posted) {
        return note(
                tx,
                posted.status(),
                posted.author(),
                accounts.list(tx, posted.mentioned()),
                StatusStats.NONE,
                attachments(posted.attachments()),
                posted.tags().isEmpty() ? List.of() : tags(tx, posted.status()));
    }

    private Note note(
            Transaction tx,
            Status status,
            Account author,
            Collection<Account> mentioned,
            StatusStats stats,
            List<Attachment> attachments,
            List<String> hashtags) {
        var note = Note.by(author.uri(), status.uri())
                .type(status.text().type())
                .addressedTo(recipients(tx, status, author, mentioned))
                .summary(Optional.of(status.text().spoiler()).filter(text -> !text.isEmpty()))
                .content(status.text().content(), status.text().language())
                .source(status.text().source().map(typed -> new Note.Source(typed, "text/plain")))
                .sensitive(
                        status.text().sensitive() || !attachments.isEmpty() && accounts.isSensitized(tx, author.id()))
                .inReplyTo(status.thread().parentUri())
                .replies(Optional.of(uris.below(status.uri(), "replies")))
                .history(status.times().edited().map(_ -> uris.below(status.uri(), "history")))
                .published(status.times().created())
                .updated(status.times().edited())
                .url(status.url())
                .tags(tags(mentioned, hashtags))
                .attachments(attachments)
                .totals(
                        uris.below(status.uri(), "likes"),
                        stats.favourites(),
                        uris.below(status.uri(), "shares"),
                        stats.reblogs());
        decorators.tell(decorator -> decorator.decorate(tx, status, note));
        return note.build();
    }

    /** To whom a status is addressed on the wire. */
    public Recipients recipients(Transaction tx, Status status, Account author, Collection<Account> mentioned) {
        var followers = author.endpoints().followers().stream().toList();
        var people = mentioned.stream().map(Account::uri).toList();
        var recipients = switch (status.visibility()) {
            case PUBLIC -> Recipients.of(List.of(Addresses.PUBLIC), join(followers, people));
            case UNLISTED -> Recipients.of(followers, join(List.of(Addresses.PUBLIC), people));
            case PRIVATE -> Recipients.of(followers, people);
            case DIRECT -> Recipients.of(people, List.of());
        };
        return status.thread()
                .community()
                .flatMap(community -> accounts.find(tx, new AccountId(community.value())))
                .map(group -> withCommunity(recipients, group.uri()))
                .orElse(recipients);
    }

    /** Lemmy takes a post into a community when the Group is in {@code to} or {@code cc} and named as the audience. */
    private static Recipients withCommunity(Recipients recipients, URI group) {
        var to = recipients.contains(group) ? recipients.to() : join(recipients.to(), List.of(group));
        return Recipients.of(to, recipients.cc()).withAudience(group);
    }

    private static List<URI> join(List<URI> some, List<URI> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private List<String> tags(Transaction tx, Status status) {
        return statuses.tags(tx, List.of(status.id())).getOrDefault(status.id(), List.of());
    }

    private List<Tag> tags(Collection<Account> mentioned, List<String> hashtags) {
        var tags = new ArrayList<Tag>();
        for (var account : mentioned) {
            tags.add(new Tag.Mention(account.uri(), Optional.of("@" + account.handle(uris.domain()))));
        }
        for (var name : hashtags) {
            tags.add(new Tag.Hashtag(Optional.of(uris.tag(name)), "#" + name));
        }
        return tags;
    }

    private List<Attachment> attachments(List<MediaAttachment> shown) {
        return shown.stream().flatMap(file -> media.onTheWire(file).stream()).toList();
    }
}
