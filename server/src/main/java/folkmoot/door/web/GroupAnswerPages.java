package folkmoot.door.web;

import folkmoot.civic.desk.DeskAnswer;
import folkmoot.civic.desk.Desks;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.List;
import java.util.Map;

/** An answer that a body gave to several proposals at once, with all of them, for everybody. */
public final class GroupAnswerPages {

    private final Frame frame;
    private final Database database;
    private final Desks desks;
    private final Accounts accounts;
    private final Views views;

    GroupAnswerPages(Frame frame, Database database, Desks desks, Accounts accounts, Views views) {
        this.frame = frame;
        this.database = database;
        this.desks = desks;
        this.accounts = accounts;
        this.views = views;
    }

    /** A proposal that it answers. */
    public record Answered(String title, String page, String community) {}

    void register(Routing routing) {
        routing.get("/group-answers/:id", this::show);
    }

    private Response show(Request request) {
        var text = frame.text(request);
        var id = ProposalPages.id(request).value();
        record Found(DeskAnswer answer, String body, List<Answered> proposals) {}
        var found = database.read(tx -> {
            var published = desks.answers().published(tx, id);
            return new Found(
                    published.answer(),
                    accounts.require(tx, published.answer().account()).name(),
                    published.proposals().stream()
                            .map(proposal -> {
                                var origin = published.origins().get(proposal.id());
                                return new Answered(
                                        proposal.title(), origin.page().toString(), origin.community());
                            })
                            .toList());
        });
        return frame.draw(
                request,
                "groupAnswer",
                frame.page(request, text.get("desk.answer.title", found.body())),
                Map.of(
                        "lead", text.get("desk.answer.lead", found.proposals().size()),
                        "answer", found.answer().text(),
                        "position",
                                found.answer()
                                        .position()
                                        .map(Words.in(text.language())::track)
                                        .orElse(""),
                        "when", views.moment(text, found.answer().released().orElseThrow()),
                        "proposals", found.proposals()));
    }
}
