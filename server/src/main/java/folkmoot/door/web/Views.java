package folkmoot.door.web;

import folkmoot.civic.Civic;
import folkmoot.civic.attestation.CheckedAnswer;
import folkmoot.civic.attestation.CheckedAnswers;
import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.Mark;
import folkmoot.civic.body.Officials;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Pauses;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Tally;
import folkmoot.civic.proposal.Words;
import folkmoot.civic.proposal.WorkingDays;
import folkmoot.civic.response.OfficialResponse;
import folkmoot.civic.response.Statement;
import folkmoot.civic.support.Supports;
import folkmoot.people.People;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Response;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Direction;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.Talk;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.media.MediaUrls;
import folkmoot.talk.poll.Poll;
import folkmoot.talk.poll.Polls;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes what templates show of what features know. */
public final class Views {

    private static final int DEEPEST = 3;

    /** Kind of an entry of a register that is a person. */
    private static final String ELECTED = "elected";

    /** What is shown. */
    public record Sources(
            Accounts accounts,
            Statuses statuses,
            Communities communities,
            Bodies bodies,
            Officials officials,
            Proposals proposals,
            Supports supports,
            WorkingDays days,
            Pauses pauses,
            CheckedAnswers checked,
            Polls polls,
            MediaUrls media,
            LocalUris uris,
            InstantSource clock) {

        Sources(Platform platform, People people, Talk talk, Civic civic) {
            this(
                    people.accounts(),
                    talk.posts().statuses(),
                    civic.registry().communities(),
                    civic.registry().bodies(),
                    civic.registry().officials(),
                    civic.proposals(),
                    civic.supports(),
                    civic.days(),
                    civic.bodyAnswers().pauses(),
                    civic.attesting().checked(),
                    talk.reactions().polls(),
                    talk.media().urls(),
                    platform.uris(),
                    platform.clock());
        }
    }

    private final Sources from;
    private final TrackViews tracks;

    public Views(Sources from) {
        this.from = from;
        this.tracks = new TrackViews(from, this);
    }

    /** What a page of ours offers to be copied to pages of others, and where programs get the same. */
    EmbedCodes embed(Messages text, String path, String title, String data) {
        return EmbedCodes.of(text, from.uris(), path, title, data);
    }

    /** A page with the address where programs find how to show it. */
    Response discoverable(Response page, String path) {
        return page.header("Link", EmbedCodes.discovery(from.uris(), path));
    }

    /** Who is asked for receipts: the handle of a community's clerk. */
    public String clerk(Community community) {
        return "@" + community.name() + "_clerk@" + from.uris().domain();
    }

    /** The day, where the community is. */
    public String date(Messages text, Instant when) {
        return date(text, from.days().day(when));
    }

    /** A day in the reader's language. */
    public String date(Messages text, LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(text.locale())
                .format(day);
    }

    /** By which day what will be there; empty for what is no commitment. */
    String promise(Messages text, Statement says) {
        return says.due()
                .map(day ->
                        text.get("answers.due", date(text, day), says.measure().orElse("")))
                .orElse("");
    }

    /** Day and time of day, where the community is. */
    public String moment(Messages text, Instant when) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(text.locale())
                .format(from.days().local(when));
    }

    /** Whether a body's handle led to its account, and when that was last tried; empty where none is named or tried. */
    Optional<String> reach(Messages text, Body body) {
        return body.reach()
                .triedAt()
                .filter(_ -> body.handle().isPresent())
                .map(when -> text.get(
                        body.isUnreachable() ? "body.unreachable" : "body.reached",
                        "\u2068@" + body.handle().get() + "\u2069",
                        date(text, when)));
    }

    /** Where people read about an account here. */
    public String profile(Account account) {
        return account.isGroup() && account.isLocal() ? "/c/" + account.username() : "/@" + account.acct();
    }

    /** Somebody as they are shown in a community, or outside of all: only its register says for whom they speak there. */
    public AuthorView author(Transaction tx, Messages text, Account account, Optional<CommunityId> in) {
        var mark = account.isActive() ? from.officials().mark(tx, in, account) : Optional.<Mark>empty();
        var body = mark.filter(is -> in.isPresent() && is.standing() == Mark.Standing.OFFICIAL)
                .map(is -> label(text, is.body()));
        return new AuthorView(
                account.name(),
                "@" + account.handle(from.uris().domain()),
                "@" + account.acct(),
                profile(account),
                account.name().substring(0, account.name().offsetByCodePoints(0, 1)),
                account.avatar()
                        .filter(_ -> account.isActive())
                        .map(from.media()::of)
                        .map(URI::toString),
                account.isGroup(),
                account.isBot(),
                body,
                account.isActive()
                        ? account.badges().stream()
                                .map(badge -> badge.name(text.language()) + " · " + badge.issuer())
                                .toList()
                        : List.of(),
                mark.flatMap(is -> warning(tx, text, is, in)));
    }

    /** Somebody whom people elected is said to be so; it gives no right that a body has not. */
    private static String label(Messages text, Body body) {
        var name = body.name(text.language());
        return body.kind().equals(ELECTED) ? name + " · " + text.get("body.kind.elected") : name;
    }

    /** Outside of a community with the name of the one whose register says so. */
    private Optional<String> warning(Transaction tx, Messages text, Mark mark, Optional<CommunityId> in) {
        var name = in.isPresent() ? mark.body().name(text.language()) : named(tx, text, mark.body());
        var date = mark.lost().map(lost -> date(text, lost.since())).orElse("");
        return switch (mark.standing()) {
            case LOOK_ALIKE -> Optional.of(text.get("profile.lookalike", name));
            case LOST -> Optional.of(text.get("mark.lost", name, date));
            case OFFICIAL ->
                mark.lost().map(lost -> text.get("mark.lost." + lost.method().word(), date));
        };
    }

    /** With the community in whose register it stands: outside of it, that is all there is to say. */
    String named(Transaction tx, Messages text, Body body) {
        var name = body.name(text.language());
        return from.communities()
                .find(tx, body.community())
                .map(community -> name + " (" + community.title() + ")")
                .orElse(name);
    }

    List<AuthorView> authors(Transaction tx, Messages text, Collection<AccountId> wanted, CommunityId in) {
        return from.accounts().list(tx, wanted).stream()
                .map(account -> author(tx, text, account, Optional.of(in)))
                .toList();
    }

    /** Posts in the order given; how deep each stands follows from which of them it answers. */
    List<PostView> posts(
            Transaction tx, Messages text, List<Status> statuses, Map<StatusId, OfficialResponse> official) {
        return posts(tx, text, statuses, official, Optional.empty());
    }

    /** The same below something of a community. */
    public List<PostView> posts(
            Transaction tx,
            Messages text,
            List<Status> statuses,
            Map<StatusId, OfficialResponse> official,
            Optional<CommunityId> in) {
        var authors =
                from.accounts().map(tx, statuses.stream().map(Status::author).collect(Collectors.toSet()));
        var ids = statuses.stream().map(Status::id).toList();
        var media = from.statuses().attachments(tx, ids);
        var polls = from.polls().of(tx, ids);
        var checked = from.checked().of(tx, statuses);
        var depths = new HashMap<StatusId, Integer>();
        var views = new ArrayList<PostView>();
        for (var status : statuses) {
            int depth = status.thread()
                    .parent()
                    .map(depths::get)
                    .map(parent -> parent + 1)
                    .orElse(0);
            depths.put(status.id(), depth);
            views.add(post(
                    text,
                    status,
                    author(
                            tx,
                            text,
                            authors.get(status.author()),
                            in.or(() -> status.thread().community())),
                    Math.min(depth, DEEPEST),
                    Optional.ofNullable(official.get(status.id())),
                    new Beside(
                            media.getOrDefault(status.id(), List.of()),
                            Optional.ofNullable(polls.get(status.id())),
                            checked.getOrDefault(status.id(), List.of()).stream()
                                    .map(mark -> checked(tx, text, mark))
                                    .toList())));
        }
        return views;
    }

    /** The pictures, films and sounds of one post. */
    List<MediaView> media(Transaction tx, Status status) {
        return from.statuses().attachments(tx, List.of(status.id())).getOrDefault(status.id(), List.of()).stream()
                .flatMap(each -> MediaView.of(from.media(), each).stream())
                .toList();
    }

    /** The wide picture of somebody, under an address of ours; empty for none. */
    String cover(Account account) {
        return account.header().map(from.media()::of).map(URI::toString).orElse("");
    }

    /** The same, each by itself. */
    Map<StatusId, PostView> eachPost(Transaction tx, Messages text, List<Status> statuses) {
        var drawn = posts(tx, text, statuses, Map.of());
        return IntStream.range(0, drawn.size())
                .boxed()
                .collect(Collectors.toMap(i -> statuses.get(i).id(), drawn::get, (one, _) -> one));
    }

    /** Who checked an answer, as what, when, and whether somebody should look again. */
    private String checked(Transaction tx, Messages text, CheckedAnswer mark) {
        return text.get(
                mark.isDue(from.checked().today()) ? "checked.due" : "checked.by",
                "\u2068@" + from.accounts().require(tx, mark.by()).acct() + "\u2069",
                mark.as(text.language()),
                date(text, mark.when()),
                date(text, mark.review()));
    }

    /** What stands below the words of a post. */
    private record Beside(List<MediaAttachment> media, Optional<Poll> poll, List<String> checked) {}

    private PostView post(
            Messages text,
            Status status,
            AuthorView author,
            int depth,
            Optional<OfficialResponse> official,
            Beside beside) {
        var language = status.text().language().orElse("");
        return new PostView(
                author,
                status.text().content(),
                status.text().spoiler(),
                language,
                language.isEmpty() ? "auto" : Direction.of(language),
                status.times().created().toString(),
                date(text, status.times().created()),
                depth,
                official.map(response -> response.position()
                        .map(Words.in(text.language())::track)
                        .orElse("")),
                beside.checked(),
                beside.media().stream()
                        .flatMap(each -> MediaView.of(from.media(), each).stream())
                        .toList(),
                status.text().sensitive(),
                beside.poll().map(poll -> PollView.of(poll, from.clock().instant())),
                author.url() + "/" + status.id());
    }

    List<ProposalView> proposals(Transaction tx, Messages text, List<Proposal> wanted) {
        var ids = wanted.stream().map(Proposal::id).toList();
        var tallies = from.supports().tallies(tx, ids);
        var tracks = from.proposals().tracks(tx, ids);
        var pauses = from.pauses().map(tx, ids);
        var authors =
                from.accounts().map(tx, wanted.stream().map(Proposal::author).collect(Collectors.toSet()));
        var communities = new HashMap<CommunityId, Optional<Community>>();
        var views = new ArrayList<ProposalView>();
        for (var proposal : wanted) {
            var community = communities.computeIfAbsent(
                    proposal.community(), id -> from.communities().find(tx, id));
            views.add(new ProposalView(
                    proposal,
                    tallies.getOrDefault(proposal.id(), Tally.EMPTY),
                    tracks.getOrDefault(proposal.id(), List.of()).stream()
                            .map(track -> this.tracks.view(
                                    tx,
                                    text,
                                    proposal,
                                    community,
                                    track,
                                    pauses.getOrDefault(proposal.id(), List.of())))
                            .toList(),
                    communityTitle(tx, proposal, community),
                    url(proposal, community),
                    author(tx, text, authors.get(proposal.author()), Optional.of(proposal.community())),
                    text));
        }
        return views;
    }

    ProposalView proposal(Transaction tx, Messages text, Proposal proposal) {
        return proposals(tx, text, List.of(proposal)).getFirst();
    }

    private String communityTitle(Transaction tx, Proposal proposal, Optional<Community> community) {
        return community
                .map(Community::title)
                .or(() -> from.accounts()
                        .find(tx, new AccountId(proposal.community().value()))
                        .map(Account::name))
                .orElse("");
    }

    public static String url(Proposal proposal, Optional<Community> community) {
        return community
                .filter(_ -> proposal.local())
                .map(here -> "/c/" + here.name() + "/proposals/" + proposal.id())
                .orElse("/proposals/" + proposal.id());
    }

    /** Which posts carry them. */
    static Map<StatusId, OfficialResponse> official(List<OfficialResponse> responses) {
        return responses.stream()
                .filter(response -> response.status().isPresent())
                .collect(Collectors.toMap(
                        response -> response.status().get(), response -> response, (newer, _) -> newer));
    }
}
