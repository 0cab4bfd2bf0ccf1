package folkmoot.door.web;

import folkmoot.civic.support.Slips;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where somebody without an account types the code on their slip: what was said in their name, and how they take it back or over. */
final class SlipPages {

    private static final String PATH = "/slip";
    private static final RateLimits.Rule TRY = new RateLimits.Rule("slip", 30, Duration.ofHours(1));

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Views views;

    SlipPages(Frame frame, Database database, CivicSources from, Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> draw(request, 200, "", ""))
                .post(PATH, this::read)
                .post(PATH + "/take-back", this::takeBack)
                .post(PATH + "/claim", this::claim);
    }

    /** As it is easily read and typed. */
    static String grouped(String code) {
        return code.substring(0, code.length() / 2) + "-" + code.substring(code.length() / 2);
    }

    private Response read(Request request) {
        request.count(TRY, request.network());
        return draw(request, 200, code(request), "");
    }

    private Response takeBack(Request request) {
        request.count(TRY, request.network());
        try {
            database.write(tx -> from.slips().takeBack(tx, code(request)));
        } catch (NotFound none) {
            return none(request);
        }
        return draw(request, 200, code(request), "");
    }

    private Response claim(Request request) {
        request.count(TRY, request.network());
        var who = frame.requireSession(request).user().account();
        try {
            var proposal = database.transaction(
                    tx -> from.slips().claim(tx, code(request), from.accounts().require(tx, who)));
            var community = database.read(tx -> from.communities().find(tx, proposal.community()));
            return Response.redirect(303, Views.url(proposal, community));
        } catch (NotFound none) {
            return none(request);
        } catch (Invalid refused) {
            return draw(request, 422, code(request), refused.getMessage());
        } catch (Forbidden refused) {
            return draw(request, 403, code(request), refused.getMessage());
        }
    }

    private static String code(Request request) {
        return request.parameter("code").orElse("");
    }

    /** The same for each code that is none. */
    private Response none(Request request) {
        return draw(request, 404, "", frame.text(request).get("slip.none"));
    }

    private Response draw(Request request, int status, String code, String error) {
        var page = frame.page(request, frame.text(request).get("slip.title")).at(PATH);
        var values = new HashMap<String, Object>(
                Map.of("said", "", "helper", "", "name", "", "proposalTitle", "", "address", "", "stands", false));
        if (!code.isBlank()) {
            try {
                database.read(tx -> show(tx, page.text(), from.slips().read(tx, code), values));
            } catch (NotFound none) {
                return none(request);
            }
        }
        values.put("code", code);
        values.put("error", error);
        values.put("csrf", frame.csrf(request));
        return frame.draw(request, status, "slip", page, values);
    }

    private boolean show(Transaction tx, Messages text, Slips.Slip slip, Map<String, Object> values) {
        var helped = slip.helped();
        values.put("said", text.get("slip.said", views.date(text, helped.when())));
        values.put(
                "helper",
                helped.helper()
                        .flatMap(id -> from.accounts().find(tx, id))
                        .map(Account::name)
                        .orElse(""));
        values.put("name", helped.name().orElse(""));
        values.put(
                "proposalTitle",
                slip.proposal().map(proposal -> proposal.title()).orElse(""));
        values.put(
                "address",
                slip.proposal()
                        .map(proposal -> Views.url(
                                proposal, Optional.of(from.communities().require(tx, proposal.community()))))
                        .orElse(""));
        values.put("stands", slip.stands());
        return slip.stands();
    }
}
