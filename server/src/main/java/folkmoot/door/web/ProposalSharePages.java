package folkmoot.door.web;

import folkmoot.civic.proposal.Proposal;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.stewardship.report.ReportFiling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Ways from the page of a proposal to elsewhere: its number, its square for telephones, and to the moderators. */
final class ProposalSharePages {

    private static final int DIGITS = 36;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final ReportFiling filing;
    private final Views views;
    private final LocalUris uris;

    ProposalSharePages(
            Frame frame, Database database, CivicSources from, ReportFiling filing, Views views, LocalUris uris) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.filing = filing;
        this.views = views;
        this.uris = uris;
    }

    void register(Routing routing) {
        routing.get("/n/:number", this::byNumber)
                .get("/n/:number/qr.svg", this::square)
                .get("/c/:name/proposals/:id/report", this::ask)
                .post("/c/:name/proposals/:id/report", this::report);
    }

    /** By which people name a proposal on paper and on the telephone. */
    static String number(ProposalId id) {
        return Long.toString(id.value(), DIGITS).toUpperCase(Locale.ROOT);
    }

    /** Which one is meant; empty for what is no number. */
    static Optional<ProposalId> number(String typed) {
        return Optional.of(typed)
                .filter(number -> number.matches("[0-9A-Za-z]{1,12}"))
                .map(number -> new ProposalId(Long.parseLong(number, DIGITS)));
    }

    private Proposal find(Request request) {
        var id = number(request.pathParameter("number")).orElseThrow(NotFound::new);
        return database.read(tx -> from.proposals().require(tx, id));
    }

    private String path(Proposal proposal) {
        return Views.url(proposal, database.read(tx -> from.communities().find(tx, proposal.community())));
    }

    private Response byNumber(Request request) {
        return Response.redirect(path(find(request)));
    }

    /** The address as a square: drawn here, so that nobody else hears of it. */
    private Response square(Request request) {
        var svg = QrCode.svg(uris.at("/n/" + number(find(request).id())).toString());
        return Response.bytes(200, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "public, max-age=86400")
                .header("Content-Security-Policy", "default-src 'none'");
    }

    /** The form that tells the moderators. */
    private Response ask(Request request) {
        if (frame.session(request).isEmpty()) {
            return Frame.toSignIn(request);
        }
        return draw(request, 200, "", false);
    }

    private Response report(Request request) {
        var session = frame.requireSession(request);
        var comment = request.parameter("comment").orElse("").strip();
        var text = frame.text(request);
        if (comment.isEmpty()) {
            return draw(request, 422, text.get("report.empty"), false);
        }
        var proposal = database.read(tx -> from.proposals()
                .requireFor(tx, ProposalPages.id(request), session.user().account()));
        try {
            database.write(tx -> filing.file(
                    tx,
                    new ReportFiling.Complaint(
                            session.user().account(),
                            proposal.author(),
                            "other",
                            comment,
                            List.of(proposal.status()),
                            List.of(),
                            false)));
        } catch (Invalid tooLong) {
            return draw(request, 422, text.get("report.long"), false);
        }
        return draw(request, 200, "", true);
    }

    private Response draw(Request request, int status, String error, boolean done) {
        var viewer = frame.session(request).orElseThrow(NotFound::new).user().account();
        var proposal = database.read(tx -> from.proposals().requireFor(tx, ProposalPages.id(request), viewer));
        var base = path(proposal);
        var text = frame.text(request);
        return frame.draw(
                request,
                status,
                "report",
                frame.page(request, text.get("report.title")).at(base + "/report"),
                Map.of(
                        "title",
                        proposal.title(),
                        "base",
                        base,
                        "csrf",
                        frame.csrf(request),
                        "error",
                        error,
                        "typed",
                        request.parameter("comment").orElse(""),
                        "done",
                        done));
    }
}
