package folkmoot.door.api.civic;

import folkmoot.civic.attestation.Attestation;
import folkmoot.civic.attestation.Attesting;
import folkmoot.civic.attestation.CheckCodes;
import folkmoot.civic.attestation.Claims;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.door.api.entity.AttestationEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Folkmoot API: what attesters say of members, what members make of it, and codes by which they show it once. */
final class AttestationRoutes {

    private static final String CLAIMS = CivicOperations.BASE + "/communities/:name/claims";
    private static final String OF_COMMUNITY = CivicOperations.BASE + "/communities/:name/attestations";
    private static final String OWN = CivicOperations.BASE + "/attestations";
    private static final String CHECKS = CivicOperations.BASE + "/checks";
    private static final String WRITE = "write:accounts";
    private static final String READ = "read:accounts";
    private static final int USUAL_MONTHS = 12;

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Communities communities;
    private final Attesting attesting;
    private final AttestationRenderer renderer;

    AttestationRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Communities communities,
            Attesting attesting) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.communities = communities;
        this.attesting = attesting;
        this.renderer = new AttestationRenderer(accounts, attesting.claims(), attesting.attestations());
    }

    void register(Routing routing) {
        routing.get(CLAIMS, this::claims)
                .post(CLAIMS, this::name)
                .delete(CLAIMS + "/:word", this::remove)
                .post(OF_COMMUNITY, this::attest)
                .get(OWN, request -> list(request, attesting.attestations()::of))
                .get(OWN + "/issued", request -> list(request, attesting.attestations()::by))
                .post(OWN, this::bring)
                .post(
                        OWN + "/:id/accept",
                        request -> act(
                                request,
                                (tx, who) ->
                                        attesting.attestations().accept(tx, who, row(request), request.flag("show"))))
                .post(
                        OWN + "/:id/hide",
                        request -> act(
                                request, (tx, who) -> attesting.attestations().hide(tx, who, row(request))))
                .delete(OWN + "/:id", this::drop)
                .post(OWN + "/:id/revoke", this::revoke)
                .post(OWN + "/:id/codes", this::code)
                .post(CHECKS, this::check)
                .get(CHECKS, this::checks);
    }

    private static long row(Request request) {
        return RequestIds.row(request);
    }

    private Community community(Transaction tx, Request request) {
        return communities.requireByName(tx, request.pathParameter("name"));
    }

    private AccountId viewer(Request request, String scope) {
        return authentication.require(request, scope).account();
    }

    private Response claims(Request request) {
        return Response.json(database.read(tx -> attesting
                .claims()
                .list(tx, community(tx, request).id())
                .stream()
                .map(claim -> renderer.claim(tx, claim))
                .toList()));
    }

    private Response name(Request request) {
        var viewer = viewer(request, WRITE);
        var names = new HashMap<String, String>();
        Wording.LANGUAGES.forEach(
                language -> request.parameter("name_" + language).ifPresent(name -> names.put(language, name)));
        var wanted = new Claims.Wanted(
                request.parameter("word").orElse(""),
                names,
                request.parameters().number("months").orElse(USUAL_MONTHS),
                request.flag("checks"),
                request.parameters("attesters"));
        return Response.json(database.transaction(tx -> renderer.claim(
                tx, attesting.claims().put(tx, community(tx, request), accounts.require(tx, viewer), wanted))));
    }

    private Response remove(Request request) {
        var viewer = viewer(request, WRITE);
        database.write(tx -> attesting
                .claims()
                .remove(tx, community(tx, request), accounts.require(tx, viewer), request.pathParameter("word")));
        return Response.json(Map.of());
    }

    private Response attest(Request request) {
        var viewer = viewer(request, WRITE);
        return Response.json(database.transaction(tx -> renderer.one(
                tx,
                attesting
                        .attestations()
                        .attest(
                                tx,
                                community(tx, request),
                                accounts.require(tx, viewer),
                                request.parameter("claim").orElse(""),
                                about(tx, request),
                                request.parameters().day("until")),
                viewer)));
    }

    private Account about(Transaction tx, Request request) {
        var typed = request.parameter("account").orElse("");
        return Id.account(typed)
                .flatMap(id -> accounts.find(tx, id))
                .or(() -> Handle.parse(typed).flatMap(handle -> accounts.byHandle(tx, handle)))
                .orElseThrow(() -> Invalid.field("account", "ERR_NOT_FOUND", "is not known here"));
    }

    private Response list(Request request, BiFunction<Transaction, AccountId, List<Attestation>> wanted) {
        var viewer = viewer(request, READ);
        return Response.json(database.read(tx -> renderer.list(tx, wanted.apply(tx, viewer), viewer)));
    }

    private interface Act {

        Attestation on(Transaction tx, AccountId who);
    }

    private Response act(Request request, Act act) {
        var viewer = viewer(request, WRITE);
        return Response.json(database.transaction(tx -> renderer.one(tx, act.on(tx, viewer), viewer)));
    }

    private Response bring(Request request) {
        var viewer = viewer(request, WRITE);
        var member = database.read(tx -> accounts.require(tx, viewer));
        var brought =
                attesting.elsewhere().bring(member, request.parameter("link").orElse(""));
        return Response.json(database.read(tx -> renderer.one(tx, brought, viewer)));
    }

    private Response drop(Request request) {
        var viewer = viewer(request, WRITE);
        database.write(tx -> attesting.attestations().drop(tx, viewer, row(request)));
        return Response.json(Map.of());
    }

    private Response revoke(Request request) {
        var viewer = viewer(request, WRITE);
        database.write(tx -> attesting.attestations().revoke(tx, viewer, row(request)));
        return Response.json(Map.of());
    }

    private Response code(Request request) {
        var viewer = viewer(request, WRITE);
        var made = database.transaction(tx -> attesting.codes().make(tx, viewer, row(request)));
        return Response.json(new AttestationEntity.CodeEntity(made.code(), made.expires()));
    }

    private Response check(Request request) {
        var viewer = viewer(request, WRITE);
        request.count(CheckCodes.TRIES, viewer.toString());
        return Response.json(AttestationRenderer.answer(database.transaction(tx -> attesting
                .codes()
                .check(
                        tx,
                        accounts.require(tx, viewer),
                        request.parameter("code").orElse("")))));
    }

    private Response checks(Request request) {
        var viewer = viewer(request, READ);
        return Response.json(
                database.read(tx -> renderer.log(tx, attesting.codes().log(tx, viewer))));
    }
}
