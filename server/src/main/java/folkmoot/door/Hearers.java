package folkmoot.door;

import folkmoot.civic.Civic;
import folkmoot.door.activitypub.FederationDoor;
import folkmoot.door.api.ClientApi;
import folkmoot.door.web.LiveHub;
import folkmoot.people.People;
import folkmoot.stewardship.Stewardship;
import folkmoot.talk.Talk;
import java.util.List;

/**
 * Who hears what, in which order: the one place where features that are told of what happens in a lower tier are put on its lists. A
 * feature that is not here hears of nothing.
 */
public final class Hearers {

    private Hearers() {}

    /** Those in the house, which commands have, too: they hear before the doors. */
    public static void inTheHouse(People people, Talk talk, Civic civic, Stewardship stewardship) {
        amongPeople(people, talk, civic);
        ofStatuses(talk, civic);
        var reading = talk.reading();
        var reactions = talk.reactions();
        var groups = civic.groups();
        var on = talk.events();
        on.favourites()
                .add(civic.supports(), civic.answers(), civic.bodyAnswers().citizens(), groups.passing());
        on.sent().add(talk.relays(), groups.relay(), reactions.consent().replyRequests());
        on.received()
                .add(
                        (tx, _, author, note) -> author.domain()
                                .ifPresent(domain -> talk.media().emojis().keep(tx, domain, note.tags())),
                        reactions.remotePolls(),
                        reactions.remoteQuotes(),
                        reactions.consent().remoteReplies(),
                        reactions.consent().policies(),
                        civic.newsFromElsewhere(),
                        (tx, status, _, note) -> civic.remoteProposals().receive(tx, note, status),
                        civic.board().elsewhere());
        civic.proposals().civic().happened().add(civic.sharing().news());
        civic.registry().reached().add(civic.registerNotices(), civic.reaching().notices());
        civic.registry().changes().add(civic.registerChanges(), civic.registerNotices());
        civic.registry().lookAlikes().add(stewardship.lookAlikeReports());
        on.votes().add(civic.board().decisions().votes());
        on.cards().add(reactions.cardPictures()::changed);
        on.lists().add(reading.home()::forget);
        on.followedTags().add(reading.taggedHome()::forget);
        on.filters().add(reading.filterSets()::forget);
    }

    private static void amongPeople(People people, Talk talk, Civic civic) {
        var home = talk.reading().home();
        var registry = civic.registry();
        var on = people.events();
        on.follows().add(talk.reading().lists(), (follower, _) -> home.forget(follower));
        on.notifying().add(talk.push().sender()::notified, talk.letters()::notified);
        on.actors()
                .add(
                        people.elsewhere().keys()::keep,
                        (tx, account, actor) -> talk.media()
                                .emojis()
                                .keep(
                                        tx,
                                        account.domain().orElseThrow(),
                                        actor.profile().tags()),
                        (tx, account, _) -> registry.bans().met(tx, account),
                        (tx, account, _) -> registry.bodies().met(tx, account),
                        registry.lookAlikeNews(),
                        civic.attesting().elsewhere());
        on.follows().add(civic.count().recounting());
        on.standings()
                .add(
                        civic.count().recounting(),
                        registry.volunteers(),
                        registry.clerkFollows(),
                        civic.count().sheets(),
                        civic.count().helping(),
                        civic.unpublished().drafts(),
                        civic.attesting().badges());
        on.returned().add(talk.posts().accountReturns()::back);
        on.deliveries().add(civic.reaching().notices());
    }

    private static void ofStatuses(Talk talk, Civic civic) {
        var posts = talk.posts();
        var reading = talk.reading();
        var reactions = talk.reactions();
        var emojis = talk.media().emojis();
        var registry = civic.registry();
        var on = talk.events();
        on.gates().add(registry.locks());
        on.statuses()
                .add(
                        posts.history(),
                        registry.lookAlikeNews(),
                        reading.rings(),
                        reactions.quotes(),
                        reading.conversations(),
                        reactions.cards(),
                        civic.intake(), // may make a proposal of a post
                        civic.board().intake(), // or something else of one that is none
                        civic.board().replies(),
                        civic.board().decisions().answers(),
                        civic.responses().replies(),
                        civic.bodyAnswers().citizens(),
                        civic.bodyAnswers().delegationPosts(),
                        civic.receiptRequests(),
                        civic.groups().relay(),
                        civic.groups().passing());
        on.notes()
                .add(
                        reactions.quoteSending(),
                        reactions.polls(),
                        (tx, status, note) -> note.andTags(emojis.tags(
                                List.of(status.text().content(), status.text().spoiler()))),
                        civic.statedPolicies(),
                        civic.threadNotes(),
                        civic.board().notes(),
                        civic.proposalNotes()); // after it: a proposal has its record as its context
    }

    /** Those at the doors: what is kept for apps, what goes out to open streams, who delivers. */
    public static void atTheDoors(People people, Talk talk, ClientApi api, FederationDoor federation, LiveHub live) {
        var fragments = api.fragments();
        var events = api.events();
        var of = people.events();
        of.notifications().add(events, live);
        of.merged().add(owner -> events.own("notifications_merged", owner, "1"));
        of.sensitized().add(fragments::dropAllBy);
        of.outgoing().add(federation.deliveryLoop()::wake);
        of.revoked().add(api.authentication()::forgetAll);
        var on = talk.events();
        on.statuses().add(fragments, events);
        on.favourites().add(fragments, live);
        on.marks().add(api.flags()::startOver);
        on.cards().add(fragments::drop);
        on.shown().add(fragments::drop);
        on.restated().add(events::restated);
        on.conversations().add(events);
        on.filters().add(owner -> events.own("filters_changed", owner, null));
    }
}
