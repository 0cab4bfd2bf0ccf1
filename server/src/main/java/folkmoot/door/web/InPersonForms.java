package folkmoot.door.web;

import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import java.util.Map;

/** What is sent from a proposal's page about paper and people without an account: sheets, corrections, help. */
final class InPersonForms {

    private final Frame frame;
    private final CivicSources from;
    private final ProposalForms forms;

    InPersonForms(Frame frame, CivicSources from, ProposalForms forms) {
        this.frame = frame;
        this.from = from;
        this.forms = forms;
    }

    void register(Routing routing, String base) {
        routing.post(base + "/sheets", this::enter)
                .post(base + "/sheets/correct", this::correct)
                .post(base + "/helped", this::help);
    }

    private Response enter(Request request) {
        return forms.change(
                request,
                (tx, sent) -> from.sheets()
                        .enter(
                                tx,
                                sent.proposal(),
                                sent.by(),
                                request.parameter("number").orElse(""),
                                request.parameter("place").orElse(""),
                                request.parameters().number("signatures").orElse(0)));
    }

    private Response correct(Request request) {
        long sheet = Id.parse(request.parameter("sheet").orElse("")).orElseThrow(NotFound::new);
        return forms.change(
                request,
                (tx, sent) -> from.sheets()
                        .correct(
                                tx,
                                sent.proposal(),
                                sent.by(),
                                sheet,
                                request.parameters().number("signatures").orElse(-1),
                                request.parameter("reason").orElse("")));
    }

    private record Slip(String title, String code) {}

    /** The slip is this answer and no page: its code is said once. */
    private Response help(Request request) {
        var page = request.path().replaceFirst("/helped$", "");
        return forms.answer(
                request,
                (tx, sent) -> new Slip(
                        sent.proposal().title(),
                        from.helping()
                                .help(
                                        tx,
                                        sent.proposal(),
                                        sent.by(),
                                        request.parameter("name").orElse(""),
                                        request.parameter("code").orElse(""))),
                slip -> frame.draw(
                        request,
                        "slip-paper",
                        frame.page(request, frame.text(request).get("slip.title"))
                                .at(page),
                        Map.of(
                                "proposalTitle",
                                slip.title(),
                                "code",
                                SlipPages.grouped(slip.code()),
                                "address",
                                request.publicUrl() + "/slip",
                                "base",
                                page)));
    }
}
