package folkmoot.door.web;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Proposal;
import folkmoot.door.web.ui.Crest;
import folkmoot.door.web.ui.Tab;
import folkmoot.people.account.AccountStats;
import folkmoot.people.account.Accounts;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.text.Html;
import folkmoot.stewardship.look.Looks;
import folkmoot.talk.media.MediaUrls;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands at the top of every page of a community: who it is, what it is for, its tabs, joining. */
public final class Places {

    private final Frame frame;
    private final Database database;
    private final Communities communities;
    private final Accounts accounts;
    private final Follows follows;
    private final Looks looks;
    private final MediaUrls media;
    private final String domain;

    Places(
            Frame frame,
            Database database,
            Communities communities,
            Accounts accounts,
            Follows follows,
            Looks looks,
            MediaUrls media,
            String domain) {
        this.frame = frame;
        this.database = database;
        this.communities = communities;
        this.accounts = accounts;
        this.follows = follows;
        this.looks = looks;
        this.media = media;
        this.domain = domain;
    }

    /**
     * A community as pages show it.
     *
     * @param handle by which it is followed from elsewhere
     * @param description from its account, plain text
     * @param members how many, in words
     * @param csrf of forms; empty for who is not signed in
     * @param member whether the reader joined it
     * @param moderates whether the reader moderates it
     */
    public record Head(
            String name,
            Look look,
            String handle,
            String description,
            String members,
            String csrf,
            boolean member,
            boolean moderates,
            List<Tab> tabs) {}

    /** How it shows itself. */
    Look look(Community community) {
        var set = looks.of(community.id());
        var group = community.group();
        return new Look(
                community.title(),
                new Crest(
                        group.avatar().map(media::of).map(URI::toString),
                        Crest.initial(community.title()),
                        set.accent().word()),
                set.accent().word(),
                group.header().map(media::of).map(URI::toString),
                set.welcome());
    }

    /**
     * Where to go instead, once it has moved to another instance. Not to be called inside a transaction.
     *
     * @param below the address of a page there, from its community's on
     */
    Optional<Response> elsewhere(Community community, String below) {
        return community
                .group()
                .settings()
                .movedTo()
                .flatMap(uri -> database.read(tx -> accounts.byUri(tx, uri)))
                .map(there -> Response.redirect(302, there.page() + below));
    }

    /** The same for one of its proposals, which has another number there. */
    Optional<Response> elsewhere(Community community, Proposal proposal) {
        return elsewhere(community, CommunityPages.arrived(domain, proposal.id()));
    }

    /** The frame around one of its pages. */
    public Page page(Request request, Community community, String title) {
        return frame.page(request, title).in(look(community));
    }

    /** @param here the end of the address of the page, from its community's on */
    public Head head(Transaction tx, Request request, Messages text, Community community, String here) {
        var viewer = frame.session(request).map(session -> session.user().account());
        var group = community.group();
        var stats = accounts.stats(tx, List.of(group.id())).getOrDefault(group.id(), AccountStats.NONE);
        return new Head(
                community.name(),
                look(community),
                "@" + group.handle(domain),
                Html.text(group.note()),
                text.get("community.members", stats.followers()),
                frame.csrf(request),
                viewer.filter(id -> follows.follows(tx, id, group.id())).isPresent(),
                viewer.filter(id -> communities.isModerator(tx, community.id(), id))
                        .isPresent(),
                tabs(text, community, here));
    }

    private static List<Tab> tabs(Messages text, Community community, String here) {
        return List.of(
                        Map.entry("", "proposals"),
                        Map.entry("/about", "about"),
                        Map.entry("/matters", "board"),
                        Map.entry("/talk", "talk"),
                        Map.entry("/people", "people"),
                        Map.entry("/register", "bodies"),
                        Map.entry("/life-events", "moments"),
                        Map.entry("/register/compare", "insight"))
                .stream()
                .map(tab -> Tab.of(
                        text.get("tab." + tab.getValue()),
                        "/c/" + community.name() + tab.getKey(),
                        tab.getKey().equals(here)))
                .toList();
    }
}
