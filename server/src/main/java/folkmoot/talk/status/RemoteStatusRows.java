package folkmoot.talk.status;

import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Tag;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.talk.media.MediaAttachment;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a post from elsewhere into what we keep of it: texts made safe, people and threads looked up among those known. */
public final class RemoteStatusRows {

    private static final int LONGEST_CONTENT = 100_000;
    private static final int LONGEST_WARNING = 500;
    private static final int LONGEST_TAG = 100;
    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final int MOST_MENTIONS = 100;
    private static final int MOST_TAGS = 30;
    private static final Pattern HASHTAG = Pattern.compile("[\\p{L}\\p{M}\\p{N}_\u00b7\u200c\u200d]+");

    private final Accounts accounts;
    private final Statuses statuses;
    private final Ids ids;
    private final InstantSource clock;

    public RemoteStatusRows(Accounts accounts, Statuses statuses, Ids ids, InstantSource clock) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new status. */
    Posted posted(Transaction tx, RemoteNote remote) {
        var note = remote.note();
        var created = created(note);
        var named = named(tx, note);
        var parent = note.thread().inReplyTo().flatMap(uri -> statuses.byUri(tx, uri));
        var status = new Status(
                new StatusId(ids.nextAt(created)),
                remote.author().id(),
                note.id(),
                note.url(),
                new Status.Thread(
                        parent.map(Status::id),
                        parent.map(Status::author),
                        note.thread().inReplyTo(),
                        community(named, parent)),
                Optional.empty(),
                Visibility.of(note.recipients(), remote.author().endpoints().followers()),
                text(note),
                false,
                new Status.Times(created, edited(note, created), Optional.empty()));
        return posted(status, remote, named);
    }

    /** A known status with other contents. */
    Posted changed(Transaction tx, Status known, RemoteNote remote) {
        var note = remote.note();
        var status = new Status(
                known.id(),
                known.author(),
                known.uri(),
                known.url(),
                known.thread(),
                known.reblog(),
                known.visibility(),
                text(note),
                known.local(),
                new Status.Times(known.times().created(), note.updated(), Optional.empty()));
        return posted(status, remote, named(tx, note));
    }

    private Posted posted(Status status, RemoteNote remote, Set<Account> named) {
        var mentioned = named.stream()
                .filter(account -> mentions(remote.note(), account))
                .map(Account::id)
                .filter(id -> !id.equals(remote.author().id()))
                .collect(Collectors.toSet());
        return new Posted(status, remote.author(), mentioned, tags(remote.note()), attachments(remote));
    }

    /** Everybody the post names whom we know: by mention or in its addressing. */
    private Set<Account> named(Transaction tx, Note note) {
        var uris = new LinkedHashSet<URI>();
        note.mentions().forEach(mention -> uris.add(mention.href()));
        uris.addAll(note.recipients().all());
        uris.remove(Addresses.PUBLIC);
        return accounts.byUris(tx, uris.stream().limit(MOST_MENTIONS).toList()).stream()
                .filter(Account::isActive)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Mentioned by a tag; or addressed by name alone, as in direct messages of some peers. */
    private static boolean mentions(Note note, Account account) {
        return note.mentions().stream().anyMatch(mention -> mention.href().equals(account.uri()))
                || account.isLocal() && !account.isGroup() && note.recipients().contains(account.uri());
    }

    private static Optional<CommunityId> community(Set<Account> named, Optional<Status> parent) {
        return named.stream()
                .filter(Account::isGroup)
                .map(Account::id)
                .map(AccountId::value)
                .map(CommunityId::new)
                .findFirst()
                .or(() -> parent.flatMap(status -> status.thread().community()));
    }

    private Instant created(Note note) {
        var now = clock.instant();
        return note.published().filter(when -> when.isBefore(now)).orElse(now);
    }

    private static Optional<Instant> edited(Note note, Instant created) {
        return note.updated().filter(when -> when.isAfter(created));
    }

    private Status.Text text(Note note) {
        var isNote = note.type().equals("Note") || note.type().equals("Question");
        var summary = note.text().summary().orElse("");
        var content = content(note);
        var title = isNote ? Optional.<String>empty() : note.text().name();
        return new Status.Text(
                note.type(),
                title.map(name -> titled(name, content)).orElse(content),
                isNote ? Names.cut(Names.clean(Html.text(summary)), LONGEST_WARNING) : "",
                note.text().sensitive(),
                note.text().language().flatMap(RemoteStatusRows::language),
                Optional.empty(),
                Optional.empty());
    }

    /** A text that is too long ends with a link to the whole. */
    private static String content(Note note) {
        if (note.content().length() <= LONGEST_CONTENT) {
            return Html.clean(note.content());
        }
        var page = Html.escape(note.url().orElse(note.id()).toString());
        return Html.clean(Names.cut(note.content(), LONGEST_CONTENT))
                + Html.clean("<p>… <a href=\"" + page + "\">" + page + "</a></p>");
    }

    private static String titled(String title, String content) {
        var plain = Names.cut(Names.clean(title), LONGEST_WARNING);
        return "<p><strong>" + Html.escape(plain) + "</strong></p>" + content;
    }

    private static Optional<String> language(String tag) {
        var language = Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
        return language.equals("und") || language.length() > 35 ? Optional.empty() : Optional.of(language);
    }

    private static List<String> tags(Note note) {
        return note.tags().stream()
                .flatMap(tag -> tag instanceof Tag.Hashtag hashtag ? Stream.of(hashtag.name()) : Stream.empty())
                .map(name -> name.startsWith("#") ? name.substring(1) : name)
                .filter(name -> !name.isBlank() && name.length() <= LONGEST_TAG)
                .filter(name -> HASHTAG.matcher(name).matches())
                .distinct()
                .limit(MOST_TAGS)
                .toList();
    }

    private List<MediaAttachment> attachments(RemoteNote remote) {
        return remote.note().attachments().stream()
                .map(file -> MediaAttachment.remote(
                        new MediaId(ids.next()),
                        remote.author().id(),
                        file.url(),
                        file.mediaType().map(type -> Names.cut(Names.clean(type), LONGEST_TAG)),
                        file.name()
                                .map(name -> Names.cut(Names.cleanLines(name), LONGEST_DESCRIPTION))
                                .filter(name -> !name.isBlank()),
                        file.look().blurhash().map(Names::clean),
                        file.look().focalPoint().map(point -> new MediaAttachment.Focus(point.x(), point.y())),
                        MediaAttachment.Shape.of(
                                file.look().width(), file.look().height())))
                .toList();
    }
}
