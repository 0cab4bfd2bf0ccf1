package folkmoot.civic.proposal;

import folkmoot.civic.community.Community;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Html;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes posts for the civic core: proposals, and a community's notices in its clerk's name. */
public final class Clerk {

    /** Without the mark that ends the sentence. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<]*[^\\s<.,;:!?)]");

    private final Foundations civic;

    Clerk(Foundations civic) {
        this.civic = civic;
    }

    /**
     * A post to be made.
     *
     * @param html ready and clean
     */
    public record Post(
            Account by,
            Community community,
            Optional<Status> inReplyTo,
            Visibility visibility,
            String html,
            Set<AccountId> mentioned,
            List<String> tags,
            String language) {}

    /** Who speaks for a community. */
    public Account of(Transaction tx, Community community) {
        return civic.accounts().require(tx, community.clerk());
    }

    /** A new id for a post. */
    public StatusId nextId() {
        return new StatusId(civic.ids().next());
    }

    /** Keeps a post; {@link #deliver} sends it, once everything that belongs to it stands. */
    Status keep(Transaction tx, StatusId id, Post post, URI page) {
        return keep(tx, id, post, page, Optional.empty());
    }

    private Status keep(Transaction tx, StatusId id, Post post, URI page, Optional<String> source) {
        var posted = posted(id, post, page, source, civic.clock().instant());
        civic.statuses().add(tx, posted);
        return posted.status();
    }

    /**
     * Keeps a post with all others of the transaction.
     *
     * @param source what its author finds where it is edited in an app
     * @param shown pictures
     * @param type what it is on the wire
     * @param created when it was published
     */
    public Posted keepLater(
            Transaction tx,
            StatusId id,
            Post post,
            URI page,
            Optional<String> source,
            List<MediaAttachment> shown,
            String type,
            Instant created) {
        var plain = posted(id, post, page, source, created);
        var posted = new Posted(plain.status().ofType(type), plain.author(), plain.mentioned(), plain.tags(), shown);
        civic.statuses().addLater(tx, posted);
        return posted;
    }

    private Posted posted(StatusId id, Post post, URI page, Optional<String> source, Instant created) {
        var thread = new Status.Thread(
                post.inReplyTo().map(Status::id),
                post.inReplyTo().map(Status::author),
                post.inReplyTo().map(Status::uri),
                post.visibility() == Visibility.DIRECT
                        ? Optional.empty()
                        : Optional.of(post.community().id()));
        return posted(id, post, page, source, thread, created);
    }

    private Posted posted(
            StatusId id, Post post, URI page, Optional<String> source, Status.Thread thread, Instant created) {
        var status = new Status(
                id,
                post.by().id(),
                civic.uris().status(post.by().username(), id),
                Optional.of(page),
                thread,
                Optional.empty(),
                post.visibility(),
                new Status.Text("Note", post.html(), "", false, Optional.of(post.language()), source, Optional.empty()),
                true,
                Status.Times.at(created));
        return new Posted(status, post.by(), post.mentioned(), post.tags(), List.of());
    }

    void deliver(Transaction tx, Status status, Account by) {
        civic.deliveries().created(tx, status, by);
    }

    /** A notice in the thread of a proposal, if its post still stands. */
    public Optional<Status> notice(Transaction tx, Proposal proposal, String text, List<Account> mentioned) {
        return inThread(tx, proposal, text, mentioned).map(post -> post(tx, post));
    }

    /**
     * A message on its way.
     *
     * @param delivery its number for those who watch ({@link folkmoot.people.delivery.Deliveries#watched}); empty where it leaves for
     *     nowhere
     */
    public record Watched(Status status, Optional<Long> delivery) {}

    /** As {@link #notice} to one account; observers hear what becomes of its delivery. */
    public Optional<Watched> noticeWatched(Transaction tx, Proposal proposal, String text, Account mentioned) {
        return inThread(tx, proposal, text, List.of(mentioned)).map(post -> watched(tx, post));
    }

    private Optional<Post> inThread(Transaction tx, Proposal proposal, String text, List<Account> mentioned) {
        var community = civic.communities().require(tx, proposal.community());
        var html = words(mentioned, text);
        return civic.statuses()
                .find(tx, proposal.status())
                .map(status -> new Post(
                        of(tx, community),
                        community,
                        Optional.of(status),
                        mentioned.isEmpty() ? Visibility.UNLISTED : Visibility.PUBLIC,
                        html,
                        mentioned.stream().map(Account::id).collect(Collectors.toSet()),
                        List.of(),
                        proposal.content().language()));
    }

    /** A message that only one account gets. */
    public Status tell(Transaction tx, Community community, Account to, String text, String language) {
        return post(tx, direct(tx, community, to, text, language));
    }

    /** An answer to somebody's message, which only they get. */
    public Status answer(
            Transaction tx, Community community, Status message, Account to, String text, String language) {
        var plain = direct(tx, community, to, text, language);
        return post(
                tx,
                new Post(
                        plain.by(),
                        community,
                        Optional.of(message),
                        Visibility.DIRECT,
                        plain.html(),
                        plain.mentioned(),
                        List.of(),
                        language));
    }

    /**
     * As {@link #tell}, about a post, which it answers on the wire and nowhere here: neither the post's author nor its counters learn that somebody
     * was told.
     */
    public void tellAbout(Transaction tx, Community community, Account to, String text, String language, URI post) {
        var message = direct(tx, community, to, text, language);
        var thread = new Status.Thread(Optional.empty(), Optional.empty(), Optional.of(post), Optional.empty());
        var id = nextId();
        var posted = posted(
                id,
                message,
                civic.uris().statusPage(message.by().username(), id),
                Optional.empty(),
                thread,
                civic.clock().instant());
        civic.statuses().add(tx, posted);
        deliver(tx, posted.status(), message.by());
    }

    /** As {@link #tell}; observers hear what becomes of its delivery. */
    public Watched tellWatched(Transaction tx, Community community, Account to, String text, String language) {
        return watched(tx, direct(tx, community, to, text, language));
    }

    private Post direct(Transaction tx, Community community, Account to, String text, String language) {
        return new Post(
                of(tx, community),
                community,
                Optional.empty(),
                Visibility.DIRECT,
                words(List.of(to), text),
                Set.of(to.id()),
                List.of(),
                language);
    }

    /** Clean HTML: who is mentioned, then the text with its addresses as links. */
    String words(List<Account> mentioned, String text) {
        var mentions = mentioned.stream().map(this::mention).collect(Collectors.joining(" "));
        return (mentions.isEmpty() ? "" : "<p>" + mentions + "</p>") + linked(text);
    }

    private static String linked(String text) {
        return ADDRESS.matcher(Html.paragraphs(text)).replaceAll("<a href=\"$0\">$0</a>");
    }

    private Watched watched(Transaction tx, Post post) {
        var status = kept(tx, nextId(), post);
        return new Watched(status, civic.deliveries().createdWatched(tx, status, post.by()));
    }

    private Status kept(Transaction tx, StatusId id, Post post) {
        return keep(tx, id, post, civic.uris().statusPage(post.by().username(), id));
    }

    public Status post(Transaction tx, Post post) {
        return post(tx, nextId(), post);
    }

    /** The same with an id that it was given before. */
    public Status post(Transaction tx, StatusId id, Post post) {
        var status = kept(tx, id, post);
        deliver(tx, status, post.by());
        return status;
    }

    /** A link to somebody who is told. */
    public String mention(Account account) {
        return "<span class=\"h-card\" translate=\"no\"><a href=\""
                + Html.escape(account.page().toString()) + "\" class=\"u-url mention\">@<span>"
                + Html.escape(account.username()) + "</span></a></span>";
    }
}
