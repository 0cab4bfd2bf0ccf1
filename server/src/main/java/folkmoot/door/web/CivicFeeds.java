package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.statistics.BodyNews;
import folkmoot.civic.statistics.CommunityNews;
import folkmoot.civic.statistics.DueDays;
import folkmoot.door.web.feed.Feed;
import folkmoot.door.web.feed.FeedRoutes;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What stands in the feeds of a community, a body and a proposal, and which days of theirs in a calendar. The newest twenty, of a proposal all. */
final class CivicFeeds {

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Views views;
    private final LocalUris uris;

    CivicFeeds(Frame frame, Database database, CivicSources from, Views views, LocalUris uris) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = views;
        this.uris = uris;
    }

    void register(Routing routing) {
        new FeedRoutes(routing)
                .withDays("/c/:name", this::community)
                .withDays("/c/:name/bodies/:slug", this::body)
                .withDays("/n/:number", this::proposal);
    }

    private String page(Community community, ProposalId proposal) {
        return uris.at("/c/" + community.name() + "/proposals/" + proposal).toString();
    }

    private Feed community(Request request) {
        var text = frame.text(request);
        return database.read(tx -> {
            var community = from.communities().requireByName(tx, request.pathParameter("name"));
            var at = uris.at("/c/" + community.name()).toString();
            return new Feed(
                    community.title(),
                    at,
                    at,
                    community.title(),
                    text.language(),
                    CommunityNews.latest(tx, community.id()).stream()
                            .map(one -> entry(text, community, one))
                            .toList(),
                    days(text, DueDays.of(tx, community.id()), one -> page(community, one)));
        });
    }

    private Feed.Entry entry(Messages text, Community community, CommunityNews one) {
        var page = page(community, one.proposal());
        return one.body()
                .map(body -> new Feed.Entry(
                        id(page, "answer", one.when()),
                        page,
                        text.get("feed.answer.by", body, one.title()),
                        Html.text(one.text()),
                        one.when()))
                .orElseGet(() -> new Feed.Entry(page, page, one.title(), one.text(), one.when()));
    }

    private static String id(String page, String kind, Instant when) {
        return page + "#" + kind + "-" + when.toEpochMilli();
    }

    private Feed body(Request request) {
        var text = frame.text(request);
        return database.read(tx -> {
            var community = from.communities().requireByName(tx, request.pathParameter("name"));
            var body = from.bodies().require(tx, community.id(), request.pathParameter("slug"));
            var at =
                    uris.at("/c/" + community.name() + "/bodies/" + body.slug()).toString();
            return new Feed(
                    body.name() + " · " + community.title(),
                    at,
                    at,
                    community.title(),
                    text.language(),
                    BodyNews.latest(tx, body.id()).stream()
                            .map(one -> entry(text, community, one))
                            .toList(),
                    days(text, DueDays.of(tx, body.id()), one -> page(community, one)));
        });
    }

    private Feed.Entry entry(Messages text, Community community, BodyNews one) {
        var page = page(community, one.proposal());
        var kind = one.answer() ? "answer" : "asked";
        return new Feed.Entry(
                id(page, kind, one.when()),
                page,
                text.get("feed." + kind, one.title()),
                Html.text(one.text()),
                one.when());
    }

    private Feed proposal(Request request) {
        var id = ProposalSharePages.number(request.pathParameter("number")).orElseThrow(NotFound::new);
        var text = frame.text(request);
        return database.read(tx -> {
            var proposal = from.proposals().require(tx, id);
            var page = uris.at(Views.url(proposal, from.communities().find(tx, proposal.community())))
                    .toString();
            var happened = new ProposalTimeline(from, views).entries(tx, text, proposal);
            var entries = new ArrayList<Feed.Entry>();
            for (int i = happened.size() - 1; i >= 0; i--) {
                var one = happened.get(i);
                entries.add(
                        new Feed.Entry(page + "#event-" + i, page, one.what(), one.note(), Instant.parse(one.time())));
            }
            return new Feed(
                    proposal.title(),
                    page,
                    uris.at("/n/" + ProposalSharePages.number(id)).toString(),
                    frame.look().name(),
                    text.language(),
                    entries.isEmpty() ? List.of(published(proposal, page)) : entries,
                    days(text, DueDays.of(tx, id), _ -> page));
        });
    }

    private static Feed.Entry published(Proposal proposal, String page) {
        return new Feed.Entry(
                page,
                page,
                proposal.title(),
                proposal.content().ask(),
                proposal.times().created());
    }

    private List<Feed.Day> days(Messages text, List<DueDays> days, Function<ProposalId, String> pages) {
        return days.stream()
                .map(one -> new Feed.Day(
                        one.kind().word() + "-" + one.proposal() + "-"
                                + one.since().toEpochMilli() + "@" + uris.domain(),
                        pages.apply(one.proposal()),
                        text.get("feed.due." + one.kind().word(), one.body(), one.title(), one.measure()),
                        one.day(),
                        one.since()))
                .toList();
    }
}
