package folkmoot.door.web;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.bookmark.Bookmarks;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.poll.Polls;
import folkmoot.talk.poll.Voting;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Visibility;
import java.util.List;
import java.util.Optional;

/** The buttons below a post: favourite, boost and bookmark, each with its way back, and the vote in its poll. They lead back to the page on which they stood. */
final class PostForms {

    private final Frame frame;
    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Favourites favourites;
    private final Reblogs reblogs;
    private final Bookmarks bookmarks;
    private final Polls polls;
    private final Voting voting;

    PostForms(
            Frame frame,
            Database database,
            Accounts accounts,
            Statuses statuses,
            Favourites favourites,
            Reblogs reblogs,
            Bookmarks bookmarks,
            Polls polls,
            Voting voting) {
        this.frame = frame;
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.favourites = favourites;
        this.reblogs = reblogs;
        this.bookmarks = bookmarks;
        this.polls = polls;
        this.voting = voting;
    }

    void register(Routing routing) {
        routing.post("/posts/:id/favourite", act((tx, by, post) -> favourites.add(tx, by.account(), post)))
                .post("/posts/:id/unfavourite", act((tx, by, post) -> favourites.remove(tx, by.account(), post)))
                .post("/posts/:id/boost", act((tx, by, post) -> reblogs.add(tx, by.account(), post, by.usual())))
                .post("/posts/:id/unboost", act((tx, by, post) -> reblogs.remove(tx, by.account(), post)))
                .post(
                        "/posts/:id/bookmark",
                        act((tx, by, post) -> bookmarks.add(tx, by.account().id(), post)))
                .post(
                        "/posts/:id/unbookmark",
                        act((tx, by, post) -> bookmarks.remove(tx, by.account().id(), post.id())))
                .post(
                        "/posts/:id/vote",
                        request -> act((tx, by, post) -> vote(tx, by, post, choices(request)))
                                .handle(request));
    }

    /** Nothing chosen changes nothing. */
    private void vote(Transaction tx, By by, Status post, List<Integer> choices) {
        var poll = Optional.ofNullable(polls.of(tx, List.of(post.id())).get(post.id()))
                .orElseThrow(NotFound::new);
        if (!choices.isEmpty()) {
            voting.vote(tx, by.account(), poll.id(), choices);
        }
    }

    private static List<Integer> choices(Request request) {
        try {
            return request.parameters("choices").stream().map(Integer::valueOf).toList();
        } catch (NumberFormatException notOfOurForm) {
            throw new NotFound();
        }
    }

    /** Who pressed a button. */
    private record By(User user, Account account) {

        /** Who sees what they pass on. */
        Visibility usual() {
            return Visibility.of(user.defaults().visibilityFor(account)).orElseThrow();
        }
    }

    @FunctionalInterface
    private interface Act {
        void take(Transaction tx, By by, Status post);
    }

    private Handler act(Act act) {
        return request -> {
            var user = frame.requireSession(request).user();
            var id = Id.status(request.pathParameter("id")).orElseThrow(NotFound::new);
            database.write(tx -> {
                var by = new By(user, accounts.require(tx, user.account()));
                var post = statuses.requireOriginal(tx, id, Optional.of(user.account()));
                act.take(tx, by, post);
            });
            return back(request, id.toString());
        };
    }

    /** To the post, on the page on which the button stood. */
    private static Response back(Request request, String id) {
        return Response.redirect(Frame.localPath(request.parameter("return_to")) + "#post-" + id);
    }
}
