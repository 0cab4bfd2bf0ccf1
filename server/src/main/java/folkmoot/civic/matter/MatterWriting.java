package folkmoot.civic.matter;

import static folkmoot.schema.generated.Tables.MATTER;

import folkmoot.civic.community.Community;
import folkmoot.civic.matter.Matters.Whole;
import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and changes matters: who may, and what must hold, whatever the kind. */
public final class MatterWriting {

    /** So that nobody fills a community alone. */
    public static final int MOST_OPEN = 20;

    private final Matters matters;
    private final KindChoices choices;
    private final Foundations civic;
    private final Clerk clerk;
    private final Reblogs reblogs;
    private final Attachments attachments;
    private final MatterPosts posts;
    private final MatterStore store;

    public MatterWriting(Matters matters, KindChoices choices, Reblogs reblogs, Attachments attachments) {
        this.matters = matters;
        this.choices = choices;
        this.civic = matters.civic();
        this.clerk = matters.clerk();
        this.reblogs = reblogs;
        this.attachments = attachments;
        this.posts = new MatterPosts(matters.kinds(), civic, clerk);
        this.store = matters.store();
    }

    /** Somebody makes a post that already is one a matter, or makes both. */
    private sealed interface Way {

        record Form(List<MediaId> pictures) implements Way {}

        record OwnPost(Status status) implements Way {}
    }

    /**
     * What is sent to be posted.
     *
     * @param typed by the names of the fields of its kind
     * @param pictures what is shown with it, in order: attachments of its author that no other post shows
     * @param key of the request: what is sent twice within the hour is posted once
     */
    public record Sent(Map<String, String> typed, List<MediaId> pictures, Optional<String> key) {}

    /**
     * Posts a matter.
     *
     * @throws Forbidden for programs, groups and who is banned; for who speaks for a public body where the kind is one of people
     * @throws Invalid where the community does not want the kind, and for what does not hold up
     */
    public Matter post(Transaction tx, Community community, Account author, MatterKind<?> kind, Sent sent) {
        tx.alone("matters of " + author.id());
        var known = sent.key()
                .flatMap(word -> civic.statuses().idempotent(tx, author.id(), word))
                .flatMap(id -> matters.find(tx, id));
        if (known.isPresent()) {
            return known.get();
        }
        var made = make(
                tx,
                community,
                author,
                kind,
                new Entries(sent.typed(), civic.days().zone()),
                new Way.Form(sent.pictures()));
        sent.key().ifPresent(word -> civic.statuses().remember(tx, author.id(), word, made.id()));
        return made;
    }

    /** A post that somebody wrote becomes a matter. Problems: those of {@link #post}; nothing was written then. */
    Matter adopt(
            Transaction tx,
            Community community,
            Account author,
            MatterKind<?> kind,
            Map<String, String> typed,
            Status status) {
        return make(tx, community, author, kind, new Entries(typed, civic.days().zone()), new Way.OwnPost(status));
    }

    private <B> Matter make(
            Transaction tx, Community community, Account author, MatterKind<B> kind, Entries typed, Way way) {
        requireAllowed(tx, community, author, kind);
        var now = civic.clock().instant();
        var usual = switch (way) {
            case Way.Form _ -> community.language();
            case Way.OwnPost(var status) -> status.text().language().orElse(community.language());
        };
        var entry = MatterEntry.read(kind, typed, usual, now);
        check(tx, community, author, kind, entry, Optional.empty(), typed);
        requireNew(tx, community, author, kind, entry);
        var id = switch (way) {
            case Way.Form _ -> clerk.nextId();
            case Way.OwnPost(var status) -> status.id();
        };
        var posted = way instanceof Way.Form(var pictures)
                ? Optional.of(keep(tx, id, kind, entry, community, author, pictures))
                : Optional.<Posted>empty();
        var matter = new Matter(
                id,
                Optional.of(community.id()),
                author.id(),
                kind.word(),
                entry.text(),
                entry.spot(),
                MatterState.OPEN,
                kind.rules().ends(entry.block(), now, entry.until()),
                entry.contact(),
                true,
                false,
                new Matter.Times(now, now));
        store.insert(tx, matter);
        kind.table().put(tx, id, entry.block());
        posted.ifPresent(post -> {
            civic.deliveries().created(tx, post);
            reblogs.addToNew(tx, community.group(), post, Visibility.PUBLIC);
        });
        return matter;
    }

    private <B> Posted keep(
            Transaction tx,
            StatusId id,
            MatterKind<B> kind,
            MatterEntry<B> entry,
            Community community,
            Account author,
            List<MediaId> pictures) {
        var posted = clerk.keepLater(
                tx,
                id,
                posts.post(id, kind, entry, community, author),
                civic.uris().matterPage(community.name(), id),
                Optional.of(posts.source(kind, entry, community)),
                attachments.choose(tx, author.id(), Optional.empty(), pictures),
                kind.rules().objectType(entry.block()),
                civic.clock().instant());
        tx.flush();
        return posted;
    }

    /** Of the kinds that a community wants, those that somebody may post there, or people where nobody is signed in. */
    public List<MatterKind<?>> kinds(
            Transaction tx, Community community, List<MatterKind<?>> wanted, Optional<Account> reader) {
        boolean official = reader.filter(by -> civic.officials().isOfficial(tx, community.id(), by))
                .isPresent();
        return wanted.stream().filter(kind -> isFor(kind, official)).toList();
    }

    private static boolean isFor(MatterKind<?> kind, boolean official) {
        return official ? kind.rules().bodiesToo() : kind.rules().peopleToo();
    }

    private void requireAllowed(Transaction tx, Community community, Account author, MatterKind<?> kind) {
        community.requireHere();
        boolean official = civic.officials().isOfficial(tx, community.id(), author);
        if (!author.isActive() || author.type() != ActorType.PERSON && !official) {
            throw new Forbidden("Only people can post this");
        }
        if (civic.bans().isBanned(tx, community.id(), author.id())) {
            throw new Forbidden("You are banned from this community");
        }
        if (!isFor(kind, official)) {
            throw new Forbidden(
                    official
                            ? "Who speaks for a public body cannot post this"
                            : "Only who speaks for a public body can post this");
        }
        if (!choices.wants(tx, community, kind)) {
            throw Invalid.field("kind", "ERR_INCLUSION", "is none that this community wants");
        }
    }

    private <B> void check(
            Transaction tx,
            Community community,
            Account author,
            MatterKind<B> kind,
            MatterEntry<B> entry,
            Optional<Wanted.Before<B>> before,
            Entries typed) {
        var initials = kind.rules().initials(entry.block());
        initials.filter(of -> store.objected(tx, community.id(), author.id(), of))
                .ifPresent(_ -> typed.fault("initials", "ERR_OBJECTED", "do not want to be posted about"));
        if (typed.isValid()) {
            boolean official = civic.officials().isOfficial(tx, community.id(), author);
            kind.rules()
                    .check(
                            tx,
                            new Wanted<>(
                                    community, author, official, before, entry.text(), entry.spot(), entry.block()),
                            typed);
        }
        typed.requireValid();
    }

    private <B> void requireNew(
            Transaction tx, Community community, Account author, MatterKind<B> kind, MatterEntry<B> entry) {
        var open = store.list(
                tx,
                MATTER.AUTHOR_ACCOUNT_ID
                        .eq(author.id().value())
                        .and(MATTER.COMMUNITY_ID.eq(community.id().value()))
                        .and(MATTER.STATE.eq(MatterState.OPEN.word())),
                List.of(),
                MOST_OPEN);
        if (open.size() >= MOST_OPEN) {
            throw Invalid.field(
                    "title", "ERR_TOO_MANY", "is one more than the " + MOST_OPEN + " that you may have open");
        }
        if (open.stream()
                .anyMatch(other -> other.kind().equals(kind.word())
                        && other.title().equalsIgnoreCase(entry.text().title()))) {
            throw Invalid.field("title", "ERR_TAKEN", "is that of one that you have open already");
        }
    }

    /**
     * Its author changes what it says; a post that the form made says so, too. What is not sent stays. Problems: 403 for everybody else, 422 for what
     * does not hold up and for one that is over.
     */
    public Matter change(Transaction tx, StatusId id, Account by, Map<String, String> typed) {
        var changed = changed(tx, id, by, typed);
        var status = civic.statuses().find(tx, id).orElseThrow(NotFound::new);
        if (status.local()
                && status.url()
                        .filter(url -> url.getPath().contains("/matters/"))
                        .isPresent()) {
            rewrite(tx, matters.whole(tx, changed), status, by);
        }
        return changed;
    }

    /** The same without its post, which says so already. */
    Matter changed(Transaction tx, StatusId id, Account by, Map<String, String> typed) {
        var matter = matters.locked(tx, id);
        Matters.requireAuthor(matter, by);
        if (matter.state().isOver()) {
            throw Invalid.refused("Validation failed: this is over");
        }
        return changed(tx, matters.whole(tx, matter), by, typed);
    }

    private <B> Matter changed(Transaction tx, Whole<B> whole, Account by, Map<String, String> typed) {
        var matter = whole.matter();
        var community = civic.communities().require(tx, matter.community().orElseThrow(NotFound::new));
        var all = new HashMap<>(matters.typed(whole));
        all.putAll(typed);
        var entries = new Entries(all, civic.days().zone());
        var entry = MatterEntry.read(
                whole.kind(), entries, matter.text().language(), civic.clock().instant());
        var before = new Wanted.Before<>(matter.id(), matter.text(), matter.spot(), whole.block());
        check(tx, community, by, whole.kind(), entry, Optional.of(before), entries);
        var changed = new Matter(
                matter.id(),
                matter.community(),
                matter.author(),
                matter.kind(),
                new Matter.Text(
                        entry.text().title(), entry.text().body(), matter.text().language()),
                entry.spot(),
                matter.state(),
                whole.kind().rules().ends(entry.block(), matter.times().made(), entry.until()),
                entry.contact(),
                matter.listed(),
                matter.hidden(),
                matter.times());
        store.update(tx, changed);
        whole.kind().table().put(tx, matter.id(), entry.block());
        store.fill(
                tx,
                changed,
                whole.kind().rules().room(entry.block()),
                civic.clock().instant());
        return changed;
    }

    private <B> void rewrite(Transaction tx, Whole<B> whole, Status status, Account by) {
        var matter = whole.matter();
        var community = civic.communities().require(tx, matter.community().orElseThrow());
        var entry =
                new MatterEntry<>(matter.text(), matter.spot(), Matters.until(whole), matter.contact(), whole.block());
        var post = posts.post(matter.id(), whole.kind(), entry, community, by);
        var text = status.text();
        var written = status.edited(
                new Status.Text(
                        text.type(),
                        post.html(),
                        text.spoiler(),
                        text.sensitive(),
                        text.language(),
                        Optional.of(posts.source(whole.kind(), entry, community)),
                        text.application()),
                civic.clock().instant());
        var ids = List.of(status.id());
        civic.statuses()
                .edit(
                        tx,
                        new Posted(
                                written,
                                by,
                                new HashSet<>(post.mentioned()),
                                post.tags(),
                                civic.statuses().attachments(tx, ids).getOrDefault(status.id(), List.of())));
        civic.deliveries().edited(tx, written, by);
    }
}
