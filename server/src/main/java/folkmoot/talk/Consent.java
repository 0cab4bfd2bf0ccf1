package folkmoot.talk;

import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.talk.consent.AnswerRules;
import folkmoot.talk.consent.GesturePolicies;
import folkmoot.talk.consent.Gestures;
import folkmoot.talk.consent.InteractionAuthorizations;
import folkmoot.talk.consent.RemoteReplies;
import folkmoot.talk.consent.ReplyRequests;
import folkmoot.talk.favourite.Favourites;

/** What authors let others do with their statuses: said, asked for, granted. */
public record Consent(
        GesturePolicies policies,
        Gestures gestures,
        ReplyRequests replyRequests,
        RemoteReplies remoteReplies,
        InteractionAuthorizations authorizations) {

    Consent(Platform platform, People people, Posts posts, Favourites favourites, GesturePolicies policies) {
        var statuses = posts.statuses();
        var rules = new AnswerRules(statuses, people.follows());
        this(
                policies,
                new Gestures(people.accounts(), favourites, statuses),
                new ReplyRequests(
                        rules,
                        people.accounts(),
                        statuses,
                        new ReplyRequests.Wire(
                                posts.deliveries(), people.deliveries(), platform.uris(), platform.ids())),
                new RemoteReplies(
                        platform.database(),
                        people.accounts(),
                        statuses,
                        rules,
                        people.elsewhere().fetcher(),
                        platform.jobs()),
                new InteractionAuthorizations(platform.uris(), platform.ids(), platform.clock()));
    }
}
