package folkmoot.door.web;

import folkmoot.civic.proposal.Proposal;
import folkmoot.people.account.Account;
import folkmoot.people.relation.Hidden;
import folkmoot.people.relation.HiddenSets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.filter.Filter;
import folkmoot.talk.filter.FilterAction;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.filter.FilterSets;
import folkmoot.talk.filter.FilteredText;
import folkmoot.talk.poll.Polls;
import folkmoot.talk.poll.Voting;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.ViewerMarks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Posts as somebody reads them one after the other, with a fixed number of queries: the same ones that the reader's apps would show. */
public final class TimelineItems {

    private final CivicSources from;
    private final HiddenSets hidden;
    private final FilterSets filters;
    private final Polls polls;
    private final Voting voting;
    private final Views views;

    TimelineItems(CivicSources from, HiddenSets hidden, FilterSets filters, Polls polls, Voting voting, Views views) {
        this.from = from;
        this.hidden = hidden;
        this.filters = filters;
        this.polls = polls;
        this.voting = voting;
        this.views = views;
    }

    /** In the order of the ids; what the reader may not see, hides, or filters out there is left out. */
    List<TimelineItem> of(
            Transaction tx, Messages text, List<StatusId> ids, Optional<AccountId> reader, FilterContext where) {
        var found = from.statuses().visible(tx, ids, reader);
        var statuses = ids.stream().filter(found::containsKey).map(found::get).toList();
        var reblogs =
                statuses.stream().flatMap(status -> status.reblog().stream()).toList();
        var passedOn = from.statuses()
                .visible(tx, reblogs.stream().map(Status.Reblogged::status).toList(), reader);
        var originals = statuses.stream()
                .flatMap(status -> original(status, passedOn).stream())
                .distinct()
                .toList();
        var authors = Stream.concat(
                        statuses.stream().map(Status::author), reblogs.stream().map(Status.Reblogged::author))
                .collect(Collectors.toSet());
        var posts = views.eachPost(tx, text, originals);
        var known = new Known(
                posts,
                from.accounts().map(tx, authors),
                reader.map(who -> ViewerMarks.of(
                                tx, who, originals.stream().map(Status::id).toList()))
                        .orElse(Map.of()),
                votes(tx, originals, posts, reader),
                proposals(tx, originals));
        var unseen = hidden.of(reader);
        var shown = new HashSet<String>();
        return statuses.stream()
                .filter(status -> !hides(unseen, known.accounts().get(status.author())))
                .flatMap(status -> original(status, passedOn)
                        .filter(original -> !hides(unseen, known.accounts().get(original.author())))
                        .flatMap(original -> item(tx, text, status, original, known, reader, where))
                        .stream())
                .toList();
    }

    /** What can be done with posts of a discussion, by their addresses; nothing for visitors. */
    public Map<String, TimelineItem> acts(
            Transaction tx, Messages text, List<StatusId> ids, Optional<AccountId> reader) {
        return reader.isEmpty()
                ? Map.of()
                : of(tx, text, ids, reader, FilterContext.THREAD).stream()
                        .collect(Collectors.toMap(item -> item.post().url(), Function.identity(), (one, _) -> one));
    }

    private static Optional<Status> original(Status status, Map<StatusId, Status> passedOn) {
        return status.reblog().isEmpty()
                ? Optional.of(status)
                : status.reblog().map(reblog -> passedOn.get(reblog.status()));
    }

    /** What was read for all of them. */
    private record Known(
            Map<StatusId, PostView> posts,
            Map<AccountId, Account> accounts,
            Map<StatusId, ViewerMarks> marks,
            Map<StatusId, VoteView> votes,
            Map<StatusId, String> proposals) {}

    private Map<StatusId, VoteView> votes(
            Transaction tx, List<Status> statuses, Map<StatusId, PostView> posts, Optional<AccountId> reader) {
        var asking = statuses.stream()
                .filter(status -> posts.get(status.id()).poll().isPresent())
                .collect(Collectors.toMap(Status::id, Function.identity()));
        if (reader.isEmpty() || asking.isEmpty()) {
            return Map.of();
        }
        var by = from.accounts().require(tx, reader.get());
        return polls.seen(tx, asking.keySet(), reader).entrySet().stream()
                .filter(seen -> !seen.getValue().own().isEmpty()
                        || voting.isOpenTo(
                                tx,
                                by,
                                asking.get(seen.getKey()),
                                seen.getValue().poll()))
                .collect(Collectors.toMap(Map.Entry::getKey, seen -> VoteView.of(seen.getValue())));
    }

    /** The addresses of those that are proposals. */
    private Map<StatusId, String> proposals(Transaction tx, List<Status> statuses) {
        var proposals = from
                .proposals()
                .all(
                        tx,
                        statuses.stream()
                                .map(status -> new ProposalId(status.id().value()))
                                .collect(Collectors.toSet()))
                .stream()
                .filter(proposal -> proposal.state().isPublic())
                .toList();
        var communities = from.communities()
                .map(tx, proposals.stream().map(Proposal::community).toList());
        return proposals.stream()
                .collect(Collectors.toMap(
                        Proposal::status,
                        proposal -> Views.url(proposal, Optional.ofNullable(communities.get(proposal.community())))));
    }

    private static boolean hides(Hidden hidden, Account author) {
        return hidden.hides(author.id(), author.domain());
    }

    private Optional<TimelineItem> item(
            Transaction tx,
            Messages text,
            Status status,
            Status original,
            Known known,
            Optional<AccountId> reader,
            FilterContext where) {
        var post = known.posts().get(original.id());
        boolean own = reader.equals(Optional.of(original.author()));
        var caught = reader.filter(_ -> !own).flatMap(who -> caught(who, original.id(), post, where));
        if (caught.filter(filter -> filter.action() == FilterAction.HIDE).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new TimelineItem(
                original.id().toString(),
                status.reblog()
                        .map(_ -> views.author(tx, text, known.accounts().get(status.author()), Optional.empty())),
                post,
                known.marks().getOrDefault(original.id(), ViewerMarks.NONE),
                Optional.ofNullable(known.votes().get(original.id())),
                reader.isPresent() && (original.visibility().isOpen() || own),
                own && original.local(),
                Optional.ofNullable(known.proposals().get(original.id())),
                caught.map(Filter::title)));
    }

    private Optional<Filter> caught(AccountId reader, StatusId id, PostView post, FilterContext where) {
        var options =
                post.poll().stream().flatMap(poll -> poll.options().stream()).map(PollView.OptionView::title);
        var descriptions = post.media().stream().map(MediaView::description);
        return filters.first(reader, id, FilteredText.of(post.spoiler(), post.html(), options, descriptions), where);
    }
}
