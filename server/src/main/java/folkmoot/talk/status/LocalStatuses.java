package folkmoot.talk.status;

import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.people.account.AccountLookup;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.PostText;
import folkmoot.platform.text.TextParts;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.media.Attachments;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people here write: checked, turned into HTML, kept and sent in one transaction, with others that wait. */
public final class LocalStatuses implements AutoCloseable {

    /** How long a post may be, content warning included, as clients count it. */
    public static final int MAX_CHARACTERS = 3_000;

    private static final int MAX_MENTIONS_LOOKED_UP = 10;
    private static final int MAX_KEY = 200;
    private static final int WRITERS = 2;
    private static final int GROUP = 64;

    private final Database database;
    private final Statuses statuses;
    private final StatusDeliveries deliveries;
    private final Accounts accounts;
    private final AccountLookup lookup;
    private final Attachments attachments;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final GroupCommit<Writing, Published> writing;

    public LocalStatuses(
            Database database,
            Statuses statuses,
            StatusDeliveries deliveries,
            Accounts accounts,
            AccountLookup lookup,
            Attachments attachments,
            LocalUris uris,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.statuses = statuses;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.lookup = lookup;
        this.attachments = attachments;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        this.writing = new GroupCommit<>(
                database,
                "statuses",
                WRITERS,
                GROUP,
                (tx, all) -> all.stream().map(one -> write(tx, one)).toList());
    }

    /** A draft whose mentions are known. */
    private record Writing(Account author, Draft draft, Map<Handle, Account> mentions) {}

    private Published write(Transaction tx, Writing one) {
        return earlier(tx, one.author(), one.draft())
                .orElseGet(() -> keep(tx, one.author(), one.draft(), one.mentions()));
    }

    /**
     * Posts a draft. Mentioned accounts that are not known here are looked up first. Problems: 422 for a text that is
     * blank or too long, 404 for a parent that the author may not see.
     */
    public Status post(Account author, Draft draft) {
        return publish(author, draft).status();
    }

    /**
     * What posting a draft led to.
     *
     * @param made just now; false where an earlier request with the same key had made it
     */
    public record Published(Status status, boolean made) {}

    /** As {@link #post}, for a caller who shows the result at once. */
    public Published publish(Account author, Draft draft) {
        requireAcceptable(draft);
        var mentions = mentions(draft.text());
        try {
            return writing.submit(new Writing(author, draft, mentions));
        } catch (SameKey quicker) {
            return database.read(tx -> earlier(tx, author, draft)).orElseThrow(NotFound::new);
        }
    }

    private Optional<Published> earlier(Transaction tx, Account author, Draft draft) {
        return draft.idempotencyKey()
                .flatMap(key -> statuses.idempotent(tx, author.id(), key))
                .flatMap(id -> statuses.find(tx, id))
                .map(status -> new Published(status, false));
    }

    /** Problems: 422 for a draft that could not be posted, whoever posts it: blank, or too long. */
    public static void requireAcceptable(Draft draft) {
        requireText(draft.text(), draft.spoiler(), isEnough(draft.media(), draft.parts()));
        draft.idempotencyKey().ifPresent(LocalStatuses::requireIdempotencyKey);
    }

    /** Problems: 422 for an Idempotency-Key that is too long. */
    public static void requireIdempotencyKey(String key) {
        if (key.length() > MAX_KEY) {
            throw Invalid.malformed("Idempotency-Key is too long (" + MAX_KEY + " characters at most)");
        }
    }

    /** A request with the same Idempotency-Key was quicker: undo this one, and answer with what that one made. */
    private static final class SameKey extends RuntimeException {}

    private Published keep(Transaction tx, Account author, Draft draft, Map<Handle, Account> mentions) {
        var parent = draft.inReplyTo().map(id -> statuses.requireVisible(tx, id, Optional.of(author.id())));
        draft.parts().forEach(part -> part.check(tx, author, draft.visibility()));
        var id = new StatusId(ids.next());
        var status = new Status(
                id,
                author.id(),
                uris.status(author.username(), id),
                Optional.of(uris.statusPage(author.username(), id)),
                thread(draft, parent, mentions),
                Optional.empty(),
                draft.visibility(),
                text(draft, mentions),
                true,
                Status.Times.at(clock.instant()));
        var shown = attachments.choose(tx, author.id(), Optional.empty(), draft.media());
        var posted = new Posted(status, author, ids(mentions), TextParts.hashtags(draft.text()), shown);
        statuses.addLater(tx, posted);
        if (!draft.parts().isEmpty() || draft.idempotencyKey().isPresent()) {
            tx.flush(); // what belongs to it points to its row
        }
        draft.parts().forEach(part -> part.keep(tx, status, author));
        draft.idempotencyKey().ifPresent(key -> {
            if (!statuses.remember(tx, author.id(), key, id)) {
                throw new SameKey();
            }
        });
        deliveries.created(tx, posted);
        return new Published(status, true);
    }

    private static Status.Thread thread(Draft draft, Optional<Status> parent, Map<Handle, Account> mentions) {
        var community = parent.isPresent()
                ? parent.flatMap(status -> status.thread().community())
                : mentions.values().stream()
                        .filter(Account::isGroup)
                        .filter(_ -> draft.visibility() == Visibility.PUBLIC)
                        .map(group -> new CommunityId(group.id().value()))
                        .findFirst();
        return new Status.Thread(
                parent.map(Status::id), parent.map(Status::author), parent.map(Status::uri), community);
    }

    private Status.Text text(Draft draft, Map<Handle, Account> mentions) {
        var type = "Note";
        var html = PostText.html(draft.text(), targets(mentions));
        for (var part : draft.parts()) {
            type = part.objectType(type);
        }
        return new Status.Text(
                type,
                html,
                draft.spoiler().strip(),
                draft.sensitive() || !draft.spoiler().isBlank(),
                draft.language(),
                Optional.of(draft.text()),
                draft.application());
    }

    /**
     * A change to a post: who wrote it, what it answers and who may see it stay, and so do its language and whether its
     * pictures are hidden where they are not named.
     */
    public record Change(
            String text,
            String spoiler,
            Optional<Boolean> sensitive,
            Optional<String> language,
            List<MediaId> media,
            List<DraftPart> parts) {

        public Change {
            media = List.copyOf(media);
            parts = List.copyOf(parts);
        }
    }

    /** Edits a status of one's own. Problems: 404 for anybody else's. */
    public Status edit(Account author, StatusId id, Change change) {
        requireText(change.text(), change.spoiler(), isEnough(change.media(), change.parts()));
        var mentions = mentions(change.text());
        return database.transaction(tx -> {
            var status = own(tx, author, id);
            change.parts().forEach(part -> part.check(tx, author, status.visibility()));
            var draft = new Draft(
                    change.text(),
                    change.spoiler(),
                    change.sensitive().orElse(status.text().sensitive()),
                    status.visibility(),
                    change.language().or(() -> status.text().language()),
                    status.thread().parent(),
                    status.text().application(),
                    Optional.empty(),
                    change.media(),
                    change.parts());
            var written = status.edited(text(draft, mentions), clock.instant());
            var shown = attachments.choose(tx, author.id(), Optional.of(id), change.media());
            var posted = statuses.shaped(
                    tx, new Posted(written, author, ids(mentions), TextParts.hashtags(change.text()), shown));
            var edited = posted.status();
            statuses.edit(tx, posted);
            change.parts().forEach(part -> part.keep(tx, edited, author));
            deliveries.edited(tx, edited, author);
            return edited;
        });
    }

    /** Removes a status of one's own; returns it as it was. Problems: 404 for anybody else's. */
    public Status remove(Account author, StatusId id) {
        return database.transaction(tx -> {
            var status = own(tx, author, id);
            remove(tx, status, author);
            return status;
        });
    }

    /** Removes a local status and tells everybody who has it. */
    public void remove(Transaction tx, Status status, Account author) {
        deliveries.removed(tx, status, author);
        statuses.remove(tx, status, author);
    }

    private Status own(Transaction tx, Account author, StatusId id) {
        return statuses.find(tx, id)
                .filter(status -> status.author().equals(author.id()) && !status.isReblog())
                .orElseThrow(NotFound::new);
    }

    /** Whether a post may be without text. */
    private static boolean isEnough(List<MediaId> media, List<DraftPart> parts) {
        return !media.isEmpty() || parts.stream().anyMatch(DraftPart::standsAlone);
    }

    private static void requireText(String text, String spoiler, boolean mayBeBlank) {
        if (text.isBlank() && !mayBeBlank) {
            throw Invalid.field("text", "ERR_BLANK", "can't be blank");
        }
        if (text.length() > MAX_CHARACTERS * 20 || PostText.length(spoiler, text) > MAX_CHARACTERS) {
            throw Invalid.field("text", "ERR_TOO_LONG", "is too long (" + MAX_CHARACTERS + " characters at most)");
        }
    }

    /** The accounts that posting this text would mention. Not inside a transaction: some may be asked for elsewhere. */
    public List<Account> mentioned(String text) {
        return mentions(text).values().stream().distinct().toList();
    }

    /** The accounts that a text mentions, by handle; outside any transaction, as some may be asked for elsewhere. */
    private Map<Handle, Account> mentions(String text) {
        var handles = TextParts.mentions(text).stream()
                .map(mention -> new Handle(mention.username(), mention.domain().flatMap(DomainNames::ascii)))
                .distinct()
                .toList();
        if (handles.isEmpty()) {
            return Map.of();
        }
        var found = new LinkedHashMap<Handle, Account>();
        database.read(tx -> {
            handles.forEach(handle -> accounts.byHandle(tx, handle)
                    .filter(Account::isActive)
                    .ifPresent(account -> found.put(handle, account)));
            return null;
        });
        handles.stream()
                .filter(handle -> !found.containsKey(handle) && handle.domain().isPresent())
                .limit(MAX_MENTIONS_LOOKED_UP)
                .forEach(handle -> lookup.byHandle(handle).ifPresent(account -> found.put(handle, account)));
        return found;
    }

    private static Set<AccountId> ids(Map<Handle, Account> mentions) {
        return mentions.values().stream().map(Account::id).collect(Collectors.toCollection(HashSet::new));
    }

    private PostText.Targets targets(Map<Handle, Account> mentions) {
        return new PostText.Targets() {
            @Override
            public Optional<PostText.MentionTarget> mention(String username, Optional<String> domain) {
                var handle = new Handle(username, domain.flatMap(DomainNames::ascii));
                return Optional.ofNullable(mentions.get(handle))
                        .map(account ->
                                new PostText.MentionTarget(account.page(), account.username(), account.domain()));
            }

            @Override
            public URI tag(String name) {
                return uris.tag(name.toLowerCase(Locale.ROOT));
            }
        };
    }

    /** Returns when what is being written is kept. */
    @Override
    public void close() {
        writing.close();
    }
}
