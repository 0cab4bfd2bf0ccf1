package folkmoot.door.web;

import folkmoot.civic.PublicLog;
import folkmoot.civic.log.Leaf;
import folkmoot.civic.log.Receipts.Receipt;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;

/** A supporter's own receipt: what they can show to anybody who checks the log. 404 for who does not support the proposal. */
public final class ReceiptPages {

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final PublicLog log;

    ReceiptPages(Frame frame, Database database, CivicSources from, PublicLog log) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.log = log;
    }

    void register(Routing routing) {
        routing.get("/c/:name/proposals/:id/receipt", this::show);
    }

    private record Shown(String title, String base, Receipt receipt) {}

    private Response show(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Response.redirect("/sign-in?return_to=" + request.path());
        }
        log.checkpoints().current(); // signs a tree that holds a support of just now
        var shown = database.read(tx -> {
            var community = from.communities().requireByName(tx, request.pathParameter("name"));
            var proposal = from.proposals().require(tx, ProposalPages.id(request));
            if (!proposal.community().equals(community.id())) {
                throw new NotFound();
            }
            return new Shown(
                    proposal.title(),
                    Views.url(proposal, Optional.of(community)),
                    log.receipts()
                            .of(tx, proposal.id(), session.get().user().account())
                            .orElseThrow(() -> new NotFound("You do not support this proposal")));
        });
        var receipt = shown.receipt();
        var values = new HashMap<String, Object>();
        values.put("base", shown.base());
        values.put("title", shown.title());
        values.put("lines", receipt.lines());
        values.put("entry", receipt.proved().map(proved -> entry(proved.leaf())).orElse(""));
        values.put(
                "position",
                receipt.proved().map(proved -> proved.leaf().position()).orElse(-1L));
        var page = frame.page(request, frame.text(request).get("receipt.title"));
        return frame.draw(request, "receipt", page, values).header("Cache-Control", "no-store");
    }

    private static String entry(Leaf leaf) {
        return new String(leaf.bytes(), StandardCharsets.UTF_8);
    }
}
