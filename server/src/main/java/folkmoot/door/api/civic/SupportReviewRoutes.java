package folkmoot.door.api.civic;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.support.Refusal;
import folkmoot.civic.support.Selections;
import folkmoot.civic.support.ServerRule;
import folkmoot.civic.support.SupportReview;
import folkmoot.door.api.entity.SupportReviewEntity;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.Arrays;
import java.util.Optional;

/**
 * Folkmoot API: how one's own support is counted; for a community's moderators, supports that look odd, what taking them out would do,
 * and the decision; what a community says of servers.
 */
final class SupportReviewRoutes {

    private static final String SUPPORTS = ProposalRoutes.BASE + "/:id/supports";
    private static final String SERVERS = "/api/folkmoot/v1/communities/:name/servers";
    private static final String RELEASE = "release";

    private final Database database;
    private final ProposalActions actions;
    private final ProposalRoutes.Parts parts;

    SupportReviewRoutes(Database database, ProposalActions actions, ProposalRoutes.Parts parts) {
        this.database = database;
        this.actions = actions;
        this.parts = parts;
    }

    void register(Routing routing) {
        routing.get(ProposalRoutes.BASE + "/:id/support", this::own)
                .get(SUPPORTS + "/held", this::held)
                .get(SUPPORTS + "/alarms", this::alarms)
                .get(SUPPORTS + "/review", this::tryOut)
                .post(SUPPORTS + "/review", this::decide)
                .get(SERVERS, this::servers)
                .post(SERVERS, this::setServer)
                .delete(SERVERS, this::forgetServer);
    }

    private Response own(Request request) {
        return actions.answer(
                request,
                "read:statuses",
                (tx, by, proposal) -> parts.count()
                        .supports()
                        .own(tx, by.id(), proposal)
                        .map(own -> new SupportReviewEntity.OwnSupportEntity(
                                own.column().word(), own.counting().word(), own.why(), own.version(), own.since()))
                        .orElseThrow(NotFound::new));
    }

    private Response held(Request request) {
        return read(
                request,
                (tx, by, proposal) -> parts.count().review().held(tx, proposal, by).stream()
                        .map(batch -> new SupportReviewEntity.BatchEntity(
                                batch.source(),
                                Long.toString(batch.upTo()),
                                batch.held(),
                                batch.counted(),
                                batch.newcomers(),
                                batch.first(),
                                batch.last()))
                        .toList());
    }

    private Response alarms(Request request) {
        return read(request, (tx, by, proposal) -> {
            var found = parts.count().review().alarms(tx, proposal, by);
            return new SupportReviewEntity.AlarmsEntity(
                    found.alarms().stream()
                            .map(alarm -> new SupportReviewEntity.AlarmEntity(
                                    alarm.kind().word(),
                                    alarm.source(),
                                    alarm.count(),
                                    alarm.of(),
                                    alarm.from(),
                                    alarm.until()))
                            .toList(),
                    found.plot().begin(),
                    found.plot().span().toSeconds(),
                    Arrays.stream(found.plot().given()).boxed().toList(),
                    Arrays.stream(found.plot().counted()).boxed().toList());
        });
    }

    private Response tryOut(Request request) {
        var selection = Selections.read(request::parameter);
        var refusal = refusal(request);
        return read(
                request,
                (tx, by, proposal) -> entity(parts.count().review().tryOut(tx, proposal, by, selection, refusal)));
    }

    private Response decide(Request request) {
        var selection = Selections.read(request::parameter);
        var refusal = refusal(request);
        return read(
                request,
                (tx, by, proposal) -> entity(parts.count()
                        .review()
                        .decide(
                                tx,
                                proposal,
                                by,
                                selection,
                                refusal,
                                request.parameter("note").orElse(""))));
    }

    /** Empty to let them parts.count(). */
    private static Optional<Refusal> refusal(Request request) {
        var decision = request.parameter("decision").orElse("");
        if (decision.equals(RELEASE)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(decision)
                .orElseThrow(() -> Invalid.field(
                        "decision", "ERR_INCLUSION", "must be release or a reason why they do not count")));
    }

    private static SupportReviewEntity entity(SupportReview.Effect effect) {
        return new SupportReviewEntity(
                effect.changed(),
                Long.toString(effect.upTo()),
                ProposalRenderer.supports(effect.before()),
                ProposalRenderer.supports(effect.after()),
                effect.metBefore(),
                effect.metAfter());
    }

    /** What is read or done under the locks of a writing transaction. */
    @FunctionalInterface
    private interface Look {

        Object at(Transaction tx, Account by, Proposal proposal);
    }

    private Response read(Request request, Look look) {
        return actions.answer(request, "write:statuses", look::at);
    }

    private Response servers(Request request) {
        return Response.json(database.read(tx ->
                parts
                        .count()
                        .servers()
                        .list(
                                tx,
                                parts.communities()
                                        .requireByName(tx, request.pathParameter("name"))
                                        .id())
                        .stream()
                        .map(rule -> new SupportReviewEntity.ServerRuleEntity(
                                rule.domain(), rule.effect().word(), rule.reason(), rule.since()))
                        .toList()));
    }

    private Response setServer(Request request) {
        var effect = ServerRule.Effect.of(request.parameter("effect").orElse(""))
                .orElseThrow(() -> Invalid.field("effect", "ERR_INCLUSION", "must be excluded or known"));
        return say(request, Optional.of(effect));
    }

    private Response forgetServer(Request request) {
        return say(request, Optional.empty());
    }

    private Response say(Request request, Optional<ServerRule.Effect> effect) {
        var viewer = actions.requireAccount(request, "write:accounts");
        database.write(tx -> parts.count()
                .recounting()
                .setServerRule(
                        tx,
                        parts.communities().requireByName(tx, request.pathParameter("name")),
                        actions.account(tx, viewer),
                        request.parameter("domain").orElse(""),
                        effect,
                        request.parameter("reason").orElse("")));
        return servers(request);
    }
}
