package folkmoot.door.web;

import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.door.web.ui.Tab;
import folkmoot.people.account.Account;
import folkmoot.people.account.AccountStats;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import folkmoot.talk.timeline.Timelines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of a community of another server: what reached this one, with what is not known here said plainly, and the way to its home. */
final class GroupElsewhere {

    private static final int SHOWN = 20;
    private static final String PROPOSALS = "";
    private static final String TALK = "talk";
    private static final String ABOUT = "about";

    private final Frame frame;
    private final CivicSources from;
    private final Follows follows;
    private final Timelines timelines;
    private final Views views;

    GroupElsewhere(Frame frame, CivicSources from, Follows follows, Timelines timelines, Views views) {
        this.frame = frame;
        this.from = from;
        this.follows = follows;
        this.timelines = timelines;
        this.views = views;
    }

    Map<String, Object> values(
            Transaction tx, Request request, Messages text, Account group, Optional<AccountId> viewer) {
        var values = new HashMap<String, Object>();
        var here =
                request.parameter("show").filter(List.of(TALK, ABOUT)::contains).orElse(PROPOSALS);
        var stats = from.accounts().stats(tx, List.of(group.id())).getOrDefault(group.id(), AccountStats.NONE);
        values.put("account", group);
        values.put("author", views.author(tx, text, group, Optional.empty()));
        values.put("cover", views.cover(group));
        values.put("here", here);
        values.put("tabs", tabs(text, group, here));
        values.put("host", group.domain().orElse(""));
        values.put("home", group.page().toString());
        values.put("members", text.get("profile.followers", stats.followers()));
        values.put("since", views.date(text, group.times().created()));
        values.put("csrf", frame.csrf(request));
        values.put("base", views.profile(group));
        values.put(
                "follows",
                viewer.filter(who -> follows.follows(tx, who, group.id())).isPresent());
        values.put("proposals", List.of());
        values.put("posts", List.of());
        values.put("next", "");
        if (here.equals(PROPOSALS)) {
            addProposals(tx, request, text, group, values);
        } else if (here.equals(TALK)) {
            addTalk(tx, request, text, group, values);
        }
        return values;
    }

    Response draw(Request request, Page page, Map<String, Object> values) {
        return frame.draw(request, "group-elsewhere", page, values);
    }

    private List<Tab> tabs(Messages text, Account group, String here) {
        return Stream.of(PROPOSALS, TALK, ABOUT)
                .map(one -> Tab.of(
                        text.get("tab." + (one.isEmpty() ? "proposals" : one)),
                        views.profile(group) + (one.isEmpty() ? "" : "?show=" + one),
                        one.equals(here)))
                .toList();
    }

    private void addProposals(
            Transaction tx, Request request, Messages text, Account group, Map<String, Object> values) {
        var filter = new ProposalFilter(
                Optional.of(new CommunityId(group.id().value())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var found = ProposalLists.newest(tx, filter, Addresses.before(request, SHOWN));
        values.put("proposals", views.proposals(tx, text, found.proposals()));
        found.goesOn().ifPresent(id -> values.put("next", views.profile(group) + "?before=" + id));
    }

    private void addTalk(Transaction tx, Request request, Messages text, Account group, Map<String, Object> values) {
        var filter = new Timelines.AccountFilter(false, true, false, false, Optional.empty());
        var ids = timelines.account(tx, group.id(), Optional.empty(), Addresses.before(request, SHOWN), filter);
        values.put("posts", views.posts(tx, text, passedOn(tx, ids), Map.of()));
        if (ids.size() == SHOWN) {
            values.put("next", views.profile(group) + "?show=talk&before=" + ids.getLast());
        }
    }

    /** What it passed on, as its authors wrote it, and what it said itself. */
    private List<Status> passedOn(Transaction tx, List<StatusId> ids) {
        var own = from.statuses().visible(tx, ids, Optional.empty());
        var originals = ids.stream()
                .filter(own::containsKey)
                .map(own::get)
                .map(status -> status.reblog().map(Status.Reblogged::status).orElse(status.id()))
                .distinct()
                .toList();
        var found = from.statuses().visible(tx, originals, Optional.empty());
        return originals.stream().filter(found::containsKey).map(found::get).toList();
    }
}
