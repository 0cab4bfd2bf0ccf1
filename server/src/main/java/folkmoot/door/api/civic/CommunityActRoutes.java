package folkmoot.door.api.civic;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.group.LocalModeration;
import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.civic.group.RefusedActs;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What moderators do in a community, and the log that everybody may read. Problems: 403 for everybody else. */
public final class CommunityActRoutes {

    private static final String BASE = "/api/folkmoot/v1/communities/:name";
    private static final int LOG = 100;

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Communities communities;
    private final CommunityLog log;
    private final LocalModeration moderation;
    private final RefusedActs refused;
    private final InstantSource clock;

    public CommunityActRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Statuses statuses,
            Communities communities,
            CommunityLog log,
            LocalModeration moderation,
            RefusedActs refused,
            InstantSource clock) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.statuses = statuses;
        this.communities = communities;
        this.log = log;
        this.moderation = moderation;
        this.refused = refused;
        this.clock = clock;
    }

    /** Something done in a transaction. */
    @FunctionalInterface
    private interface Doing {

        void run(Transaction tx, By by);
    }

    public void register(Routing routing) {
        routing.get(BASE + "/log", this::log)
                .get(BASE + "/refused_acts", this::refused)
                .post(
                        BASE + "/removals",
                        request -> act(request, (tx, by) -> moderation.remove(tx, by, post(tx, request))))
                .delete(
                        BASE + "/removals",
                        request -> act(request, (tx, by) -> moderation.restore(tx, by, uri(tx, request))))
                .post(BASE + "/bans", this::ban)
                .delete(
                        BASE + "/bans",
                        request -> act(
                                request, (tx, by) -> moderation.unban(tx, by, accounts.require(tx, account(request)))))
                .post(BASE + "/locks", request -> act(request, (tx, by) -> moderation.lock(tx, by, post(tx, request))))
                .delete(
                        BASE + "/locks",
                        request -> act(request, (tx, by) -> moderation.unlock(tx, by, post(tx, request))))
                .post(
                        BASE + "/featured",
                        request -> act(request, (tx, by) -> moderation.feature(tx, by, post(tx, request), true)))
                .delete(
                        BASE + "/featured",
                        request -> act(request, (tx, by) -> moderation.feature(tx, by, post(tx, request), false)));
    }

    private Response ban(Request request) {
        var until = request.parameters().number("duration").stream()
                .mapToObj(seconds -> clock.instant().plus(Duration.ofSeconds(Math.max(1, seconds))))
                .findFirst();
        return act(
                request,
                (tx, by) -> moderation.ban(
                        tx, by, accounts.require(tx, account(request)), until, request.flag("remove_data")));
    }

    private Response act(Request request, Doing doing) {
        var viewer = authentication.require(request, "write:accounts");
        database.write(tx -> {
            var community = communities.requireByName(tx, request.pathParameter("name"));
            communities.requireModerator(tx, community.id(), viewer.account());
            doing.run(tx, new By(community, accounts.require(tx, viewer.account()), request.parameter("reason")));
        });
        return Paging.done();
    }

    private Status post(Transaction tx, Request request) {
        return Id.status(request.parameter("status_id").orElse(""))
                .flatMap(id -> statuses.visible(tx, id, Optional.empty()))
                .orElseThrow(NotFound::new);
    }

    /** A removed answer has no id any more: then its address on the wire names it. */
    private URI uri(Transaction tx, Request request) {
        return request.parameter("uri")
                .filter(text -> text.startsWith("http"))
                .map(URI::create)
                .orElseGet(() -> post(tx, request).uri());
    }

    private static AccountId account(Request request) {
        return Id.account(request.parameter("account_id").orElse("")).orElseThrow(NotFound::new);
    }

    /** What a moderator did. {@code accountId}: empty for the operator's command. */
    record ActEntity(String id, Optional<String> accountId, String act, URI object, String reason, Instant createdAt) {}

    /** What was tried by one account. */
    record AttemptEntity(
            String accountId,
            String body,
            Optional<String> proposalId,
            String act,
            String door,
            int times,
            Instant firstAt,
            Instant lastAt) {}

    /** Who speaks for a body and tried what no body may: for moderators. */
    private Response refused(Request request) {
        var viewer = authentication.require(request, "read:accounts");
        return Response.json(database.read(tx -> {
            var community = communities.requireByName(tx, request.pathParameter("name"));
            return refused.list(tx, community.id(), viewer.account()).stream()
                    .map(one -> new AttemptEntity(
                            one.account().toString(),
                            one.body().toString(),
                            one.proposal().map(ProposalId::toString),
                            one.act(),
                            one.door().word(),
                            one.times(),
                            one.first(),
                            one.last()))
                    .toList();
        }));
    }

    private Response log(Request request) {
        return Response.json(database.read(tx ->
                log
                        .latest(
                                tx,
                                communities
                                        .requireByName(tx, request.pathParameter("name"))
                                        .id(),
                                LOG)
                        .stream()
                        .map(CommunityActRoutes::line)
                        .toList()));
    }

    private static ActEntity line(CommunityLog.Entry entry) {
        return new ActEntity(
                Long.toString(entry.id()),
                entry.by().map(AccountId::toString),
                entry.act().word(),
                entry.object(),
                entry.reason(),
                entry.when());
    }
}
